#ifdef QUERENCIA_STD_THREADS

#include "sim/io/threads.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace sim {

namespace {

using Work = std::function<void(std::size_t, std::size_t)>;

// Threads wait for a round of blocks and take the next index from a counter. The caller of
// run() works too, as thread 0.
class StdBlocks final : public Blocks {
public:
    explicit StdBlocks(std::size_t threads) {
        for (std::size_t t = 1; t < threads; ++t) helpers_.emplace_back([this, t] { serve(t); });
    }

    ~StdBlocks() override {
        {
            const std::lock_guard lock(mutex_);
            closing_ = true;
        }
        start_.notify_all();
        for (std::thread& helper : helpers_) helper.join();
    }

    std::size_t threads() const override { return helpers_.size() + 1; }

    void run(std::size_t n, const Work& work) override {
        {
            const std::lock_guard lock(mutex_);
            work_ = &work;
            blocks_ = n;
            next_ = 0;
            busy_ = helpers_.size();
            failure_ = nullptr;
            ++round_;
        }
        start_.notify_all();
        take_blocks(work, n, 0);
        std::unique_lock lock(mutex_);
        done_.wait(lock, [this] { return busy_ == 0; });
        if (failure_) std::rethrow_exception(failure_);
    }

private:
    void serve(std::size_t thread) {
        std::uint64_t seen = 0;
        while (true) {
            std::unique_lock lock(mutex_);
            start_.wait(lock, [&] { return closing_ || round_ != seen; });
            if (closing_) return;
            seen = round_;
            const Work& work = *work_;
            const std::size_t n = blocks_;
            lock.unlock();
            take_blocks(work, n, thread);
            lock.lock();
            if (--busy_ == 0) done_.notify_one();
        }
    }

    void take_blocks(const Work& work, std::size_t n, std::size_t thread) {
        try {
            for (std::size_t block = next_++; block < n; block = next_++) work(block, thread);
        } catch (...) {
            next_ = n;
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
        }
    }

    std::mutex mutex_;
    std::condition_variable start_, done_;
    std::atomic<std::size_t> next_ = 0;
    const Work* work_ = nullptr;
    std::size_t blocks_ = 0, busy_ = 0;
    std::uint64_t round_ = 0;
    bool closing_ = false;
    std::exception_ptr failure_;
    std::vector<std::thread> helpers_;  // last: they use all of the above
};

}  // namespace

std::unique_ptr<Blocks> make_blocks(std::size_t threads) {
    if (threads == 0) threads = std::thread::hardware_concurrency();
    if (threads <= 1) return std::make_unique<SerialBlocks>();
    return std::make_unique<StdBlocks>(threads);
}

}  // namespace sim

#endif
