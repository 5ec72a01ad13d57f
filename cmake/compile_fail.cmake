# Passes when SOURCE is refused by the compiler with the text its "// expect:" line promises.
# A refusal for another reason (a typo, a moved header) is a failure of the test.
file(STRINGS ${SOURCE} expectation REGEX "// expect: ")
if(NOT expectation)
    message(FATAL_ERROR "${SOURCE} has no '// expect: text' line")
endif()
list(GET expectation 0 expectation)
string(REGEX REPLACE ".*// expect: *" "" expectation "${expectation}")
execute_process(
    COMMAND ${COMPILER} -std=c++20 -fsyntax-only -I${ROOT} -isystem ${EIGEN} ${SOURCE}
    RESULT_VARIABLE code ERROR_VARIABLE errors)
if(code EQUAL 0)
    message(FATAL_ERROR "${SOURCE} compiled, and must not")
endif()
string(FIND "${errors}" "${expectation}" position)
if(position EQUAL -1)
    message(FATAL_ERROR "refused, but without the text '${expectation}':\n${errors}")
endif()
