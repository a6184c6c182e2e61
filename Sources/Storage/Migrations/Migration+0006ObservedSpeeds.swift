extension Migration {
    static let observedSpeeds = Migration(
        number: 6, name: "observed speeds",
        sql: """
            -- Weeks are numbered from the one of 1 January 1970; they begin on Mondays, UTC.
            CREATE FUNCTION waymark.week_of(instant timestamptz) RETURNS integer LANGUAGE sql STABLE AS
                $$ SELECT floor((extract(epoch FROM instant) / 86400 + 3) / 7)::integer $$;

            CREATE FUNCTION waymark.faded(trips double precision, weeks integer) RETURNS double precision
                LANGUAGE sql IMMUTABLE AS $$ SELECT trips * power(0.5, greatest(weeks, 0) / 4.0::double precision) $$;
            COMMENT ON FUNCTION waymark.faded IS 'What so many trips still count after some weeks: half of it after four';

            -- By what survives an import. First the slot: a server reads one, and writes little else than the present one.
            -- No time but the week, and nothing of who drove.
            CREATE TABLE waymark.observed_speed (
                slot       smallint NOT NULL CHECK (slot BETWEEN 0 AND 167),
                mode       smallint NOT NULL CHECK (mode IN (1, 2, 4)),
                osm_way_id bigint NOT NULL,
                from_node  bigint NOT NULL,
                to_node    bigint NOT NULL,
                trips      double precision NOT NULL CHECK (trips BETWEEN 5 AND 1e15),
                slowness   double precision NOT NULL CHECK (slowness BETWEEN 0 AND 1e15),
                squares    double precision NOT NULL CHECK (squares BETWEEN 0 AND 1e15),
                week       integer NOT NULL,
                PRIMARY KEY (slot, mode, osm_way_id, from_node, to_node),
                CHECK (from_node <> to_node)
            );
            COMMENT ON TABLE waymark.observed_speed IS
                'How fast roads are driven at each hour of the week: sums over at least five trips.';
            COMMENT ON COLUMN waymark.observed_speed.slot IS 'The hour of the week: 0 is Monday, 00:00 to 00:59 local time';
            COMMENT ON COLUMN waymark.observed_speed.mode IS '1 car, 2 bicycle, 4 foot';
            COMMENT ON COLUMN waymark.observed_speed.from_node IS
                'OpenStreetMap''s node where it begins in the direction of travel';
            COMMENT ON COLUMN waymark.observed_speed.trips IS 'As of the week; earlier ones count less';
            COMMENT ON COLUMN waymark.observed_speed.slowness IS 'Sum of seconds per metre';
            COMMENT ON COLUMN waymark.observed_speed.squares IS 'Sum of their squares';
            COMMENT ON COLUMN waymark.observed_speed.week IS 'When it was added to last (waymark.week_of)';

            CREATE VIEW waymark.learned_speed AS
                SELECT r.id AS road,
                    CASE WHEN f.osm_node_id = o.from_node THEN 'forward' ELSE 'backward' END AS direction,
                    CASE o.mode WHEN 1 THEN 'car' WHEN 2 THEN 'bicycle' ELSE 'foot' END AS mode,
                    o.slot / 24 + 1 AS weekday, o.slot % 24 AS hour,
                    round((3.6 * o.trips / nullif(o.slowness, 0))::numeric, 1) AS speed_kmh,
                    round((sqrt(greatest(o.squares * o.trips / nullif(o.slowness ^ 2, 0) - 1, 0)))::numeric, 2) AS spread,
                    round(waymark.faded(o.trips, waymark.week_of(now()) - o.week)::numeric, 1) AS trips,
                    r.name, r.class
                FROM waymark.observed_speed o
                JOIN waymark.road r ON r.osm_way_id = o.osm_way_id
                JOIN waymark.network n ON n.id = r.network_id AND n.active
                JOIN waymark.junction f ON f.network_id = r.network_id AND f.id = r.from_junction
                JOIN waymark.junction t ON t.network_id = r.network_id AND t.id = r.to_junction
                WHERE (f.osm_node_id, t.osm_node_id) IN ((o.from_node, o.to_node), (o.to_node, o.from_node));
            COMMENT ON VIEW waymark.learned_speed IS
                'Observed speeds on the active network''s roads; weekdays as in ISO 8601, 1 is Monday.';
            COMMENT ON COLUMN waymark.learned_speed.spread IS
                'The standard deviation of the time that it takes, as a share of the mean';
            COMMENT ON COLUMN waymark.learned_speed.trips IS 'What they count today';
            """)
}
