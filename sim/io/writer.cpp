#include "sim/io/writer.h"

namespace sim::io {

void Writer::hand_over(RunRecord record) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return waiting_.size() < waiting_room || failure_; });
    rethrow();
    waiting_.push_back(std::move(record));
    changed_.notify_all();
}

void Writer::settle() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return (waiting_.empty() && !busy_) || failure_; });
    rethrow();
    file_.flush();
}

void Writer::close(double seconds, std::size_t threads) {
    settle();
    end();
    rethrow();
    file_.close(seconds, threads, "complete");
}

void Writer::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return !waiting_.empty() || ended_; });
        if (waiting_.empty()) return;
        const RunRecord record = std::move(waiting_.front());
        waiting_.pop_front();
        busy_ = true;
        lock.unlock();
        try {
            file_.write(record);
        } catch (...) {
            lock.lock();
            failure_ = std::current_exception();
            waiting_.clear();
            busy_ = false;
            changed_.notify_all();
            return;
        }
        lock.lock();
        busy_ = false;
        changed_.notify_all();
    }
}

void Writer::end() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        changed_.notify_all();
    }
    if (thread_.joinable()) thread_.join();
}

void Writer::rethrow() {
    if (failure_) std::rethrow_exception(failure_);
}

}  // namespace sim::io
