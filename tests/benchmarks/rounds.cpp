#include "tests/benchmarks/rounds.h"

#include <algorithm>
#include <cstdio>
#include <stdexcept>

namespace bench {

Months time_months(std::size_t months, std::size_t people, std::size_t threads, const std::function<void()>& step) {
    Months result;
    const double each = 1e9 / static_cast<double>(people);
    for (std::size_t m = 0; m < months; ++m) {
        const double begin = seconds_now(), cpu = process_seconds();
        step();
        result.cpu.push_back((process_seconds() - cpu) * each);
        result.wall.push_back((seconds_now() - begin) * static_cast<double>(threads) * each);
    }
    return result;
}

Rounds run_rounds(std::size_t rounds, std::size_t people, const Work& work, sim::Blocks& blocks,
                  Calibration& calibration, const std::function<void()>& step) {
    Rounds result;
    for (std::size_t round = 0; round < rounds; ++round) {
        const Limits limits = calibration.measure();
        if (const std::string odd = limits.implausible(); !odd.empty())
            throw std::runtime_error("implausible calibration: " + odd);
        const Months month = time_months(1, people, blocks.threads(), step);
        const double ns = month.wall.front(), cpu = month.cpu.front();
        const double memory = work.memory_seconds(limits) * 1e9, compute = work.compute_seconds(limits) * 1e9;
        result.nanoseconds.push_back(ns), result.cpu_nanoseconds.push_back(cpu);
        result.percent.push_back(100 * std::max(memory, compute) / ns);
        result.cpu_percent.push_back(100 * std::max(memory, compute) / cpu);
        result.stream.push_back(100 * memory / ns);
        result.draw.push_back(100 * work.draws * limits.draw * 1e9 / ns);
        result.limits.push_back(limits);
    }
    return result;
}

void tell_rounds(Report& report, const std::string& key, const Rounds& rounds) {
    report.line("month, per person and core", key + "/ns", median(rounds.nanoseconds), "ns");
    report.line("P: percent of the machine's limit", key + "/percent", median(rounds.percent), "%");
    report.line("the same month in CPU time", key + "/cpu_ns", median(rounds.cpu_nanoseconds), "ns");
    report.line("P of the CPU time", key + "/cpu_percent", median(rounds.cpu_percent), "%");
    const double low = quantile(rounds.percent, 0.25), high = quantile(rounds.percent, 0.75);
    char text[160];
    std::snprintf(text, sizeof text, "P quartiles %.1f to %.1f over %zu rounds; stream %.1f %%, draws %.1f %%%s", low,
                  high, rounds.percent.size(), median(rounds.stream), median(rounds.draw),
                  high - low > 10 ? "; NOISY: quartiles over 10 points apart" : "");
    report.note(text);
    report.keep(key + "/quartiles", {low, high});
    report.keep(key + "/rounds", rounds.percent.size());
    report.keep(key + "/stream_percent", median(rounds.stream));
    report.keep(key + "/draw_percent", median(rounds.draw));
}

void tell_work(Report& report, const std::string& key, const Work& work) {
    char text[200];
    std::snprintf(text, sizeof text,
                  "counted per person-month: read %.1f B, rewritten %.1f B, draws %.2f, normals %.0f, exps %.0f, "
                  "gathers %.0f, multiply-adds %.0f",
                  work.read, work.rewritten, work.draws, work.normals, work.exps, work.gathers, work.multiply_adds);
    report.note(text);
    report.keep(key + "/work", {{"read", work.read},
                                {"rewritten", work.rewritten},
                                {"draws", work.draws},
                                {"normals", work.normals},
                                {"exps", work.exps},
                                {"gathers", work.gathers},
                                {"multiply_adds", work.multiply_adds}});
}

void tell_limits(Report& report, const std::string& key, const Rounds& rounds) {
    const auto middle = [&](double Limits::* which) {
        std::vector<double> values;
        for (const Limits& l : rounds.limits) values.push_back(l.*which);
        return median(values);
    };
    struct Entry {
        const char *name, *key;
        double Limits::* which;
        double factor;
        const char* unit;
    };
    const Entry entries[]{{"read", "read", &Limits::read_bytes, 1e-9, "GB/s"},
                          {"read and write in place", "rewrite", &Limits::rewrite_bytes, 1e-9, "GB/s"},
                          {"draw", "draw", &Limits::draw, 1e9, "ns"},
                          {"normal", "normal", &Limits::normal, 1e9, "ns"},
                          {"exp", "exp", &Limits::exp, 1e9, "ns"},
                          {"gather", "gather", &Limits::gather, 1e9, "ns"},
                          {"multiply-add", "multiply_add", &Limits::multiply_add, 1e9, "ns"}};
    for (const Entry& e : entries)
        report.line(std::string("limit per core: ") + e.name, key + "/limits/" + e.key, middle(e.which) * e.factor,
                    e.unit);
}

}  // namespace bench
