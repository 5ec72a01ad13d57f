#pragma once
// The one thread that owns HDF5 while a run is under way. Finished runs are handed over; if the disk is slower than the
// simulation, handing over waits and nothing is dropped.

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "sim/io/runfile.h"

namespace sim::io {

class Writer {
public:
    explicit Writer(RunFile file) : file_(std::move(file)), thread_([this] { work(); }) {}
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { end(); }

    void hand_over(RunRecord record);
    // Waits until all that was handed over is on disk.
    void settle();
    void close(double seconds, std::size_t threads);
    // Only when settled.
    [[nodiscard]] std::string pack_events() const { return file_.pack_events(); }

private:
    void work();
    void end();
    void rethrow();

    static constexpr std::size_t waiting_room = 3;
    RunFile file_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<RunRecord> waiting_;
    bool busy_ = false, ended_ = false;
    std::exception_ptr failure_;
    std::thread thread_;  // last: starts when everything else is ready
};

}  // namespace sim::io
