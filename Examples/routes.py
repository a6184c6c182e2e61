"""Routes and tables from Waymark with routingpy, a client of OSRM's HTTP API that knows nothing of Waymark.

    pip install routingpy
    python3 routes.py [http://127.0.0.1:8080 [24.93830,60.16985 24.95260,60.16760 …]]
"""

import json
import sys

from routingpy import OSRM
from routingpy.exceptions import RouterApiError


def main(url="http://127.0.0.1:8080", *places):
    places = places or ("24.93830,60.16985", "24.95260,60.16760")
    locations = [[float(number) for number in place.split(",")] for place in places]
    client = OSRM(base_url=url)

    route = client.directions(
        locations, profile="driving", steps=True, annotations=True, geometries="geojson", overview="full"
    )
    for leg in route.raw["routes"][0]["legs"]:
        for step in leg["steps"]:
            print(f"{step['distance']:7.0f} m  {step['maneuver']['type']:10}  {step['name']}", file=sys.stderr)

    others = client.directions(locations, profile="driving", alternatives=3)
    table = client.matrix(locations, profile="cycling", annotations=["duration", "distance"])
    try:
        client.directions([locations[0], [0, 0]], profile="walking", radiuses=[100, 100])
        refusal = None
    except RouterApiError as error:
        refusal = error.message

    print(
        json.dumps(
            {
                "seconds": route.duration,
                "meters": route.distance,
                "points": len(route.geometry),
                "steps": sum(len(leg["steps"]) for leg in route.raw["routes"][0]["legs"]),
                "routes": [other.duration for other in others],
                "durations": table.durations,
                "distances": table.distances,
                "refusal": str(refusal),
            }
        )
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
