#pragma once

#include <cstddef>
#include <functional>

namespace sim {

// Runs work over block indices. Blocks may run in any order and at once, so work writes only
// to its block, or to its thread's scratch through the thread index.
class Blocks {
public:
    virtual ~Blocks() = default;

    virtual std::size_t threads() const = 0;

    // Calls work(block, thread) once for each block < n, with thread < threads(); returns
    // when all are done. Not to be called from inside work.
    virtual void run(std::size_t n, const std::function<void(std::size_t block, std::size_t thread)>& work) = 0;
};

class SerialBlocks final : public Blocks {
public:
    std::size_t threads() const override { return 1; }

    void run(std::size_t n, const std::function<void(std::size_t block, std::size_t thread)>& work) override {
        for (std::size_t block = 0; block < n; ++block) work(block, 0);
    }
};

}  // namespace sim
