-- Asks for the paths of a file, one a line, over and over: `wrk --script load.lua URL -- FILE`.

local requests = {}
local place = 0

function init(arguments)
    for path in io.lines(arguments[1]) do
        requests[#requests + 1] = wrk.format("GET", path)
    end
end

function request()
    place = place % #requests + 1
    return requests[place]
end

-- One line that `bench` reads.
function done(summary, latency)
    local errors = summary.errors
    io.write(string.format(
        "counted: %d requests in %d us, p50 %d us, p99 %d us, %d failed, %d broken\n",
        summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
        errors.status, errors.connect + errors.read + errors.write + errors.timeout))
end
