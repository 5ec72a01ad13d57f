#include <array>

#include "sim/io/code_texts.h"

namespace sim::io {

std::span<const CodeInfo> reading_codes() {
    static constexpr std::array all{
        CodeInfo{"RS101", "the text is not TOML (or JSON)",
                 "The parser stopped here. Only the first mistake of this kind is known; what follows was not read.",
                 "take_up = 25 % per month", "take_up = \"25 % per month\"      # quantities stand in quotes"},
        CodeInfo{"RS102", "a key or table is given twice", "Which of the two counts would be a guess, so neither does.",
                 "dose = 1\ndose = 2", "Remove one. To change a value of another file, extend that file."},
        CodeInfo{"RS103", "unknown table", "A misspelt table would be left out without a word.", "[programe.cash]",
                 "[programme.cash]"},
        CodeInfo{"RS104", "unknown key", "A misspelt key would be left out without a word, and its default used.",
                 "[programme.cash]\nbugdet = \"1000 USD\"", "budget = \"1000 USD\""},
        CodeInfo{"RS105", "a required key is missing", "There is no sensible default for it.",
                 "[programme.cash]\n# no budget", "[programme.cash]\nbudget = \"1000 USD\""},
        CodeInfo{"RS106", "a name that cannot be used",
                 "Names of programmes, policies and shocks become names in files, tables and charts.",
                 "[programme.\"cash & care\"]", "[programme.cash_and_care]"},
        CodeInfo{"RS107", "not a readable text file",
                 "Scenario files are UTF-8 text of at most 1 MiB, nested at most 64 deep, keys with at most 32 dots.",
                 "a file saved as UTF-16", "Save it as UTF-8. Put tables of data into CSV files under [data]."},
        CodeInfo{"RS108", "format version missing or unknown",
                 "Every file says which version of the format it is written in, so that old files keep their meaning.",
                 "title = \"Baseline\"          # no schema", "schema = 1\ntitle = \"Baseline\""},
        CodeInfo{"RS109", "unknown parameter",
                 "[parameter] changes numbers of the models; each has a name such as model/name.",
                 "[parameter]\n\"labour/skil_return\" = 0.1",
                 "\"labour/skill_return\" = 0.1     # all names: catalogue parameters"},
        CodeInfo{"RS110", "an assumption that looks like a switch",
                 "Most entries of [assumption] are sentences for readers. A few are switches; this one is almost one.",
                 "[assumption]\ncash_fads = \"yes\"", "Use the name of the switch, or another name for the sentence."},
        CodeInfo{"RS201", "the wrong kind of value", "Text, numbers, true/false, lists and tables are told apart.",
                 "menu = \"true\"", "menu = true"},
        CodeInfo{"RS202", "a unit is missing", "A bare number could be months or years, a share or a sum of money.",
                 "start = 12", "start = \"12 months\"               # zero needs no unit"},
        CodeInfo{"RS203", "a unit is wrong or unknown", "The value is measured in something else.",
                 "budget = \"100 months\"", "budget = \"100 USD\""},
        CodeInfo{"RS204", "a value is out of range", "Outside this range the models mean nothing.", "take_up = 1.5",
                 "take_up = 0.5                     # or \"50 %\""},
        CodeInfo{"RS205", "not one of the choices", "Only these words are understood.", "kind = \"violense\"",
                 "kind = \"violence\""},
        CodeInfo{"RS206", "a list of the wrong length", "The numbers belong to named things in a fixed order.",
                 "\"labour/sector_share\" = [0.5, 0.5]", "Give one number for each label shown."},
        CodeInfo{"RS300", "the scenario cannot be read", "There is no such file, or it may not be opened.",
                 "querencia run baselin.toml", "querencia run baseline.toml"},
        CodeInfo{"RS301", "the extended file cannot be read", "The path is relative to the file that says it.",
                 "extends = \"baselin.toml\"", "extends = \"baseline.toml\""},
        CodeInfo{"RS302", "files extend one another in a circle", "No file of the circle can be read first.",
                 "a.toml: extends = \"b.toml\"\nb.toml: extends = \"a.toml\"", "Remove one of the two lines."},
        CodeInfo{"RS303", "--set cannot be read", "It takes a dotted key, '=' and a value, written as in the file.",
                 "--set programme.cash.start=12 months", "--set 'programme.cash.start=\"12 months\"'"},
        CodeInfo{"RS304", "too many files extend one another", "The chain is longer than 16 files.",
                 "a extends b extends c ...", "Merge some of the files."},
        CodeInfo{
            "RS311", "no such card",
            "A programme or policy delivers a card: models/interventions/ID/card.toml, models/policies/ID/card.toml, "
            "or cards/ID.toml beside the scenario.",
            "[programme.cash]\ncard = \"cash_grant\"", "card = \"cash_grant_lump_sum\""},
        CodeInfo{"RS411", "a data file cannot be read", "The path is relative to the file that names it.",
                 "[data]\nplaces = \"municipalities.csv\"", "places = \"data/municipalities.csv\""},
        CodeInfo{"RS412", "a row of a data file is malformed", "Cells would land in the wrong column.",
                 "San Salvador, Centro,1234", "\"San Salvador, Centro\",1234"},
        CodeInfo{"RS413", "a data file is not a table",
                 "It must be UTF-8 text with a header of distinct names, at most 64 MiB.", "place,pop,pop",
                 "place,pop_2007,pop_2024"},
    };
    return all;
}

}  // namespace sim::io
