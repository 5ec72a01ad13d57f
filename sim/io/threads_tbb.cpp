#ifndef QUERENCIA_STD_THREADS

#include "sim/io/threads.h"

#include <oneapi/tbb/blocked_range.h>
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/info.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>

namespace sim {

namespace {

namespace tbb = oneapi::tbb;

// global_control lifts TBB's ceiling of one worker per core, so that tests may ask for more
// threads than the machine has.
class TbbBlocks final : public Blocks {
public:
    explicit TbbBlocks(std::size_t threads)
        : threads_(threads),
          ceiling_(tbb::global_control::max_allowed_parallelism, threads),
          arena_(static_cast<int>(threads)) {}

    std::size_t threads() const override { return threads_; }

    void run(std::size_t n, const std::function<void(std::size_t block, std::size_t thread)>& work) override {
        const auto span_of_blocks = [&](const tbb::blocked_range<std::size_t>& range) {
            const auto thread = static_cast<std::size_t>(tbb::this_task_arena::current_thread_index());
            for (std::size_t block = range.begin(); block < range.end(); ++block) {
                work(block, thread);
            }
        };
        arena_.execute([&] {
            tbb::parallel_for(tbb::blocked_range<std::size_t>(0, n, 1), span_of_blocks, tbb::simple_partitioner());
        });
    }

private:
    std::size_t threads_;
    tbb::global_control ceiling_;
    tbb::task_arena arena_;
};

}  // namespace

std::unique_ptr<Blocks> make_blocks(std::size_t threads) {
    if (threads == 0) threads = static_cast<std::size_t>(tbb::info::default_concurrency());
    if (threads <= 1) return std::make_unique<SerialBlocks>();
    return std::make_unique<TbbBlocks>(threads);
}

}  // namespace sim

#endif
