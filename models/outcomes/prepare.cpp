#include "models/outcomes/model.h"
#include "models/outcomes/table.h"

namespace models::outcomes {

std::shared_ptr<const Model::Prepared> Model::prepare(const sim::Preparation& p) {
    auto out = std::make_shared<Prepared>();
    const auto table = p.inputs.data.find("rss_items");
    out->instrument = table == p.inputs.data.end() ? plain_instrument() : read_instrument(table->second, p.problems);
    return out;
}

}  // namespace models::outcomes
