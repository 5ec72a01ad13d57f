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
            if (a.kind != b.kind) return a.kind < b.kind;
            if (a.key != b.key) return a.key < b.key;
            return id[a.person] != id[b.person] ? id[a.person] < id[b.person] : a.person < b.person;
        };
        std::sort(pool_.begin(), pool_.end(), before);
        for (std::size_t i = 0; i < pool_.size();) {
            const std::uint16_t kind = pool_[i].kind;
            std::int64_t left = kind < classes ? std::max<std::int64_t>(capacity[kind], 0) : 0;
            for (; i < pool_.size() && pool_[i].kind == kind; ++i)
                if (left-- > 0) winners_.push_back({pool_[i].person, kind});
        }
        std::sort(winners_.begin(), winners_.end(), [](const Grant& a, const Grant& b) {
            return a.person != b.person ? a.person < b.person : a.kind < b.kind;
        });
        hand_out();
    }

private:
    void hand_out() {
        const auto& cells = world_->layout().cells;
        for (const Grant& winner : winners_) {
            const auto it = std::upper_bound(cells.begin(), cells.end(), winner.person,
                                             [](std::uint32_t p, const Cell& cell) { return p < cell.first_person; });
            (*grants_)[static_cast<std::size_t>(it - cells.begin()) - 1].push_back(winner);
        }
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
