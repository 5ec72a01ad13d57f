// Sharing out scarce things: of the requests of a class, the lowest keys win, up to the capacity. Ties go to the lower
// entity id, so the result does not depend on cells, tiles or threads, and one more request moves only the margin.

#include <algorithm>

#include "sim/engine/engine.h"

namespace sim {

namespace {

class Share {
public:
    Share(const World& world, std::vector<std::vector<Grant>>& grants) : world_(&world), grants_(&grants) {}

    void gather(const std::vector<Request>& requests) { pool_.insert(pool_.end(), requests.begin(), requests.end()); }

    void grant(const std::int64_t* capacity, std::size_t classes) {
        const auto& id = world_->layout().person_id;
        const auto before = [&id](const Request& a, const Request& b) {
            if (a.key != b.key) return a.key < b.key;
            return id[a.person] != id[b.person] ? id[a.person] < id[b.person] : a.person < b.person;
        };
        auto first = pool_.begin();
        for (std::uint16_t kind = 0; kind < classes; ++kind) {
            const auto last = std::partition(first, pool_.end(), [&](const Request& r) { return r.kind == kind; });
            const std::int64_t places = std::clamp<std::int64_t>(capacity[kind], 0, last - first);
            const auto margin = first + places;  // who wins is settled, in which order does not matter
            if (places > 0 && margin != last) std::nth_element(first, margin, last, before);
            for (auto winner = first; winner != margin; ++winner) winners_.push_back({winner->person, kind});
            first = last;
        }
        std::sort(winners_.begin(), winners_.end(), [](const Grant& a, const Grant& b) {
            return a.person != b.person ? a.person < b.person : a.kind < b.kind;
        });
        hand_out();
    }

private:
    void hand_out() {
        const Layout& layout = world_->layout();
        for (const Grant& winner : winners_)
            (*grants_)[static_cast<std::size_t>(&layout.cell_of(winner.person) - layout.cells.data())].push_back(
                winner);
    }

    const World* world_;
    std::vector<std::vector<Grant>>* grants_;
    std::vector<Request> pool_;
    std::vector<Grant> winners_;
};

}  // namespace

void Engine::share_out(std::uint16_t queue) {
    const Layout& layout = world_.layout();
    auto& requests = world_.requests_[queue];
    auto& grants = world_.grants_[queue];
    const std::size_t classes = world_.queue_classes(queue);
    for (auto& cell : grants) cell.clear();
    if (registry_->catalogue.queues()[queue].scope == Level::country) {
        Share share(world_, grants);
        for (const auto& cell : requests) share.gather(cell);
        share.grant(world_.capacity_[queue].data(), classes);
    } else {
        blocks_->run(layout.communities.size(), [&](std::size_t c, std::size_t) {
            Share share(world_, grants);
            const Community& place = layout.communities[c];
            for (std::uint32_t k = 0; k < place.cell_count; ++k) share.gather(requests[place.first_cell + k]);
            share.grant(world_.capacity_[queue].data() + c * classes, classes);
        });
    }
    for (auto& cell : requests) cell.clear();
}

}  // namespace sim
