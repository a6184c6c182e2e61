extension Migration {
    static let schema = Migration(
        number: 1, name: "schema",
        sql: """
            -- The road network ------------------------------------------------------------------------------------------

            CREATE TABLE waymark.network (
                id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                name          text NOT NULL,
                source        text NOT NULL,
                osm_timestamp timestamptz,
                imported_at   timestamptz NOT NULL DEFAULT now(),
                active        boolean NOT NULL DEFAULT false
            );
            COMMENT ON TABLE waymark.network IS 'Imported road networks; the active one is served.';
            CREATE UNIQUE INDEX network_active ON waymark.network (active) WHERE active;

            CREATE TABLE waymark.junction (
                network_id  bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                id          integer NOT NULL,
                longitude   double precision NOT NULL,
                latitude    double precision NOT NULL,
                osm_node_id bigint NOT NULL,
                control     smallint NOT NULL,
                blocked     smallint NOT NULL,
                ref         text NOT NULL,
                name        text NOT NULL,
                PRIMARY KEY (network_id, id)
            );
            COMMENT ON COLUMN waymark.junction.control IS
                '0 none, 1 signals, 2 stop, 3 give way, 4 mini roundabout, 5 barrier, 6 gate, 7 motorway junction';
            COMMENT ON COLUMN waymark.junction.blocked IS 'Modes that may not pass: 1 car, 2 bicycle, 4 foot, added up';

            CREATE TABLE waymark.road (
                network_id               bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                id                       integer NOT NULL,
                osm_way_id               bigint NOT NULL,
                from_junction            integer NOT NULL,
                to_junction              integer NOT NULL,
                class                    text NOT NULL,
                attributes               smallint NOT NULL,
                access_forward           smallint NOT NULL,
                access_backward          smallint NOT NULL,
                restricted_forward       smallint NOT NULL,
                restricted_backward      smallint NOT NULL,
                speed_limit_forward      smallint NOT NULL,
                speed_limit_backward     smallint NOT NULL,
                lanes_forward            smallint NOT NULL,
                lanes_backward           smallint NOT NULL,
                name                     text NOT NULL,
                ref                      text NOT NULL,
                destination_forward      text NOT NULL,
                destination_backward     text NOT NULL,
                destination_ref_forward  text NOT NULL,
                destination_ref_backward text NOT NULL,
                turn_lanes_forward       text NOT NULL,
                turn_lanes_backward      text NOT NULL,
                length                   real NOT NULL,
                geometry                 bytea NOT NULL,
                PRIMARY KEY (network_id, id)
            );
            COMMENT ON TABLE waymark.road IS 'The stretch between two junctions; its direction is that of its geometry.';
            COMMENT ON COLUMN waymark.road.class IS 'OpenStreetMap''s highway value, e.g. motorway_link, or ferry';
            COMMENT ON COLUMN waymark.road.attributes IS
                '1 roundabout, 2 tunnel, 4 bridge, 8 ferry, 16 toll, 32 unpaved, 64 left-hand traffic, 128 circular; added up';
            COMMENT ON COLUMN waymark.road.access_forward IS 'Modes that may travel: 1 car, 2 bicycle, 4 foot, added up';
            COMMENT ON COLUMN waymark.road.restricted_forward IS 'Of these, modes that may only begin or end a trip here';
            COMMENT ON COLUMN waymark.road.speed_limit_forward IS 'Signed, in km/h; 0 unknown, 255 none';
            COMMENT ON COLUMN waymark.road.length IS 'Metres';
            COMMENT ON COLUMN waymark.road.geometry IS 'EWKB LineString, SRID 4326';

            CREATE TABLE waymark.turn_restriction (
                network_id      bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                id              integer NOT NULL,
                kind            smallint NOT NULL,
                from_road       integer NOT NULL,
                via_junction    integer,
                via_roads       integer[],
                to_road         integer NOT NULL,
                modes           smallint NOT NULL,
                osm_relation_id bigint NOT NULL,
                PRIMARY KEY (network_id, id),
                CHECK ((via_junction IS NULL) <> (via_roads IS NULL))
            );
            COMMENT ON COLUMN waymark.turn_restriction.kind IS '0 forbids the turn, 1 forbids every other';

            -- Trips -----------------------------------------------------------------------------------------------------

            CREATE TABLE waymark.app (
                id         text PRIMARY KEY,
                created_at timestamptz NOT NULL DEFAULT now()
            );
            INSERT INTO waymark.app (id) VALUES ('default');

            CREATE TABLE waymark.trip (
                id           text PRIMARY KEY,
                app_id       text NOT NULL REFERENCES waymark.app,
                reference    text,
                request      jsonb NOT NULL,
                phase        text NOT NULL,
                snapshot     jsonb NOT NULL,
                sequence     bigint NOT NULL,
                driver_epoch bigint NOT NULL DEFAULT 0,
                created_at   timestamptz NOT NULL,
                started_at   timestamptz,
                ended_at     timestamptz,
                end_reason   text,
                UNIQUE (app_id, reference)
            );
            COMMENT ON COLUMN waymark.trip.driver_epoch IS
                'Counts the connections that have driven the trip; what an older one writes is refused.';
            COMMENT ON COLUMN waymark.trip.snapshot IS 'What is needed to go on with the trip on any node.';

            CREATE TABLE waymark.trip_event (
                trip_id  text NOT NULL REFERENCES waymark.trip ON DELETE CASCADE,
                sequence bigint NOT NULL,
                type     text NOT NULL,
                waypoint integer,
                message  bytea,
                at       timestamptz NOT NULL,
                PRIMARY KEY (trip_id, sequence)
            );
            COMMENT ON COLUMN waymark.trip_event.message IS 'What the driver is told, as it goes over the wire.';
            -- At most once each, whatever crashes. Facts about the whole trip stand under waypoint -1.
            CREATE UNIQUE INDEX trip_event_once ON waymark.trip_event (trip_id, type, waypoint) WHERE waypoint IS NOT NULL;

            CREATE TABLE waymark.position (
                recorded_at timestamptz NOT NULL,
                trip_id     text NOT NULL,
                at          timestamptz NOT NULL,
                longitude   double precision NOT NULL,
                latitude    double precision NOT NULL,
                accuracy    double precision,
                heading     double precision,
                speed       double precision
            ) PARTITION BY RANGE (recorded_at);
            COMMENT ON TABLE waymark.position IS
                'The recorded track, written behind; at is the device''s clock, recorded_at the server''s. One partition a day.';
            CREATE INDEX position_trip ON waymark.position (trip_id, at);

            CREATE FUNCTION waymark.make_position_partition(day date) RETURNS void LANGUAGE plpgsql AS $$
            DECLARE
                partition text := 'position_' || to_char(day, 'YYYYMMDD');
            BEGIN
                IF to_regclass('waymark.' || partition) IS NULL THEN
                    EXECUTE format(
                        'CREATE TABLE IF NOT EXISTS waymark.%I PARTITION OF waymark.position FOR VALUES FROM (%L) TO (%L)',
                        partition, (day::timestamp AT TIME ZONE 'UTC'), ((day + 1)::timestamp AT TIME ZONE 'UTC'));
                END IF;
            END $$;

            CREATE FUNCTION waymark.drop_positions_before(day date) RETURNS integer LANGUAGE plpgsql AS $$
            DECLARE
                partition text;
                dropped integer := 0;
            BEGIN
                FOR partition IN
                    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
                    WHERE i.inhparent = 'waymark.position'::regclass AND c.relname < 'position_' || to_char(day, 'YYYYMMDD')
                LOOP
                    EXECUTE format('DROP TABLE waymark.%I', partition);
                    dropped := dropped + 1;
                END LOOP;
                RETURN dropped;
            END $$;
            COMMENT ON FUNCTION waymark.drop_positions_before IS 'Retention: drops the partitions of earlier days.';

            -- Webhooks --------------------------------------------------------------------------------------------------

            CREATE TABLE waymark.endpoint (
                id          text PRIMARY KEY,
                app_id      text NOT NULL REFERENCES waymark.app,
                url         text NOT NULL,
                event_types text[],
                disabled_at timestamptz,
                created_at  timestamptz NOT NULL
            );
            COMMENT ON COLUMN waymark.endpoint.event_types IS 'NULL: all of them';

            CREATE TABLE waymark.endpoint_secret (
                endpoint_id text NOT NULL REFERENCES waymark.endpoint ON DELETE CASCADE,
                id          bigint GENERATED ALWAYS AS IDENTITY,
                sealed      bytea NOT NULL,
                valid_until timestamptz,
                PRIMARY KEY (endpoint_id, id)
            );
            COMMENT ON COLUMN waymark.endpoint_secret.sealed IS 'Encrypted with a key derived from WAYMARK_SECRET';

            CREATE TABLE waymark.message (
                id         text PRIMARY KEY,
                app_id     text NOT NULL REFERENCES waymark.app,
                event_type text NOT NULL,
                payload    bytea NOT NULL,
                created_at timestamptz NOT NULL
            );

            CREATE TABLE waymark.delivery (
                id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                message_id  text NOT NULL REFERENCES waymark.message ON DELETE CASCADE,
                endpoint_id text NOT NULL REFERENCES waymark.endpoint ON DELETE CASCADE,
                attempts    integer NOT NULL DEFAULT 0,
                due_at      timestamptz NOT NULL,
                claim_token text,
                UNIQUE (message_id, endpoint_id)
            ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0, fillfactor = 70);
            COMMENT ON TABLE waymark.delivery IS 'The outbox: what is still to be sent. A row is deleted when it is settled.';
            CREATE INDEX delivery_due ON waymark.delivery (endpoint_id, due_at, id);

            CREATE TABLE waymark.attempt (
                id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                message_id  text NOT NULL REFERENCES waymark.message ON DELETE CASCADE,
                endpoint_id text NOT NULL REFERENCES waymark.endpoint ON DELETE CASCADE,
                number      integer NOT NULL,
                started_at  timestamptz NOT NULL,
                milliseconds double precision NOT NULL,
                status      integer,
                error       text,
                excerpt     text,
                verdict     text NOT NULL
            );
            CREATE INDEX attempt_message ON waymark.attempt (message_id, number);
            """)
}
