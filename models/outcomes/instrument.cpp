#include "models/outcomes/instrument.h"

#include <algorithm>

#include "sim/base/uniform.h"

namespace models::outcomes {

namespace {

struct Mean {
    float sum = 0, weight = 0;
    void add(float value, float by) {
        sum += by * value;
        weight += by;
    }
    [[nodiscard]] float value() const { return weight > 0 ? sum / weight : 0.0F; }
};

// Mean over the dimensions that were asked about at all.
float mean_of(const std::array<Mean, dimensions>& means) {
    Mean all;
    for (const Mean& mean : means) all.add(mean.value(), mean.weight > 0 ? 1.0F : 0.0F);
    return all.value();
}

}  // namespace

Scores Instrument::score_of(const Answers& answers) const {
    std::array<Mean, dimensions> means;
    const auto add = [&](std::size_t i) {
        const bool given = answers[i] >= 0;
        const float value = score[i][given ? static_cast<std::size_t>(answers[i]) : 0];
        const float counts = given ? weight[i] : 0.0F;
        // Each dimension takes its share, which is nothing in two of them: no sum waits for another.
        for (std::size_t d = 0; d < dimensions; ++d) means[d].add(value, dimension[i] == d ? counts : 0.0F);
    };
    static_assert(P09 == items - 2 && P10 == items - 1);
    for (std::size_t i = 0; i < P09; ++i) add(i);
    Scores scores;
    scores.composite_without_leave = mean_of(means);
    add(P09);
    add(P10);
    scores.economic = means[0].value();
    scores.social = means[1].value();
    scores.psychosocial = means[2].value();
    scores.composite = mean_of(means);
    scores.complete = std::all_of(means.begin(), means.end(), [](const Mean& mean) { return mean.weight > 0; });
    return scores;
}

Instrument plain_instrument() {
    Instrument plain;
    for (std::size_t i = 0; i < items; ++i) {
        const float steps = static_cast<float>(word_counts[i] - 1);
        for (std::int8_t w = 0; w < word_counts[i]; ++w)
            plain.score[i][static_cast<std::size_t>(w)] = static_cast<float>(w) / steps;
        plain.weight[i] = 1;
        plain.dimension[i] = static_cast<Dimension>(i * dimensions / items);
    }
    return plain;
}

Answers surveyed(const Answers& truth, const Interview& interview, const std::array<std::uint32_t, items>& draws) {
    Answers written = truth;
    const float worse = interview.no_answer + interview.slip;
    const float better = worse + interview.slip + interview.courtesy;
    for (std::size_t i = 0; i < items; ++i) {
        if (truth[i] < 0) continue;
        const float u = sim::to_uniform(draws[i]);
        const int moved = truth[i] - static_cast<int>(u >= interview.no_answer && u < worse) +
                          static_cast<int>(u >= worse && u < better);
        const int word = std::clamp(moved, 0, word_counts[i] - 1);
        written[i] = u < interview.no_answer ? no_reply : static_cast<std::int8_t>(word);
    }
    return written;
}

}  // namespace models::outcomes
