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
                active        boolean NOT NULL DEFAULT false,
                west          double precision,
                south         double precision,
                east          double precision,
                north         double precision,
                CHECK (num_nulls(west, south, east, north) IN (0, 4))
            );
            COMMENT ON TABLE waymark.network IS 'Imported road networks; the active one is served.';
            COMMENT ON COLUMN waymark.network.osm_timestamp IS 'How old the map is; NULL where the file didn''t say';
            COMMENT ON COLUMN waymark.network.west IS 'Bounds of the junctions in degrees; NULL where there are none';
            CREATE UNIQUE INDEX network_active ON waymark.network (active) WHERE active;

            CREATE TABLE waymark.junction (
                network_id  bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                id          integer NOT NULL,
                longitude   double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
                latitude    double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
                osm_node_id bigint NOT NULL,
                control     smallint NOT NULL CHECK (control BETWEEN 0 AND 7),
                blocked     smallint NOT NULL CHECK (blocked BETWEEN 0 AND 7),
                ref         text NOT NULL,
                name        text NOT NULL,
                PRIMARY KEY (network_id, id)
            );
            COMMENT ON TABLE waymark.junction IS
                'Where roads meet or end, or something controls traffic. Numbered from 0 without a gap.';
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
                access_forward           smallint NOT NULL CHECK (access_forward BETWEEN 0 AND 7),
                access_backward          smallint NOT NULL CHECK (access_backward BETWEEN 0 AND 7),
                restricted_forward       smallint NOT NULL CHECK (restricted_forward BETWEEN 0 AND 7),
                restricted_backward      smallint NOT NULL CHECK (restricted_backward BETWEEN 0 AND 7),
                speed_limit_forward      smallint NOT NULL CHECK (speed_limit_forward BETWEEN 0 AND 255),
                speed_limit_backward     smallint NOT NULL CHECK (speed_limit_backward BETWEEN 0 AND 255),
                lanes_forward            smallint NOT NULL CHECK (lanes_forward BETWEEN 0 AND 255),
                lanes_backward           smallint NOT NULL CHECK (lanes_backward BETWEEN 0 AND 255),
                name                     text NOT NULL,
                ref                      text NOT NULL,
                destination_forward      text NOT NULL,
                destination_backward     text NOT NULL,
                destination_ref_forward  text NOT NULL,
                destination_ref_backward text NOT NULL,
                turn_lanes_forward       text NOT NULL,
                turn_lanes_backward      text NOT NULL,
                length                   real NOT NULL CHECK (length >= 0),
                geometry                 bytea NOT NULL,
                PRIMARY KEY (network_id, id)
            );
            -- No foreign keys to the junctions: checking them doubles the time of an import, and whoever loads checks.
            COMMENT ON TABLE waymark.road IS
                'The stretch between two junctions, in the direction of its geometry. Numbered from 0 without a gap.';
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
                kind            smallint NOT NULL CHECK (kind IN (0, 1)),
                from_road       integer NOT NULL,
                via_junction    integer,
                via_roads       integer[],
                to_road         integer NOT NULL,
                modes           smallint NOT NULL CHECK (modes BETWEEN 0 AND 7),
                osm_relation_id bigint NOT NULL,
                PRIMARY KEY (network_id, id),
                CHECK ((via_junction IS NULL) <> (via_roads IS NULL))
            );
            COMMENT ON TABLE waymark.turn_restriction IS 'From one road to another, over a junction or a chain of roads.';
            COMMENT ON COLUMN waymark.turn_restriction.kind IS '0 forbids the turn, 1 forbids every other';

            -- Trips -----------------------------------------------------------------------------------------------------

            CREATE TABLE waymark.app (
                id         text COLLATE "C" PRIMARY KEY,
                created_at timestamptz NOT NULL DEFAULT now()
            );
            -- Identifiers sort by their bytes, whatever the database's language: the newest last.
            COMMENT ON TABLE waymark.app IS 'Whose trips and endpoints they are; one for now.';
            INSERT INTO waymark.app (id) VALUES ('default');

            CREATE TABLE waymark.trip (
                id           text COLLATE "C" PRIMARY KEY,
                app_id       text COLLATE "C" NOT NULL REFERENCES waymark.app,
                reference    text,
                request      jsonb NOT NULL CHECK (jsonb_typeof(request) = 'object'),
                phase        text NOT NULL,
                snapshot     jsonb NOT NULL CHECK (jsonb_typeof(snapshot) = 'object'),
                sequence     bigint NOT NULL CHECK (sequence >= 0),
                driver_epoch bigint NOT NULL DEFAULT 0,
                created_at   timestamptz NOT NULL,
                started_at   timestamptz,
                ended_at     timestamptz,
                end_reason   text,
                UNIQUE (app_id, reference),
                CHECK ((phase = 'ended') = (ended_at IS NOT NULL))
            ) WITH (autovacuum_vacuum_scale_factor = 0.02, fillfactor = 70);
            -- Written once a second while somebody drives: no index on what changes, so that updates stay on their page.
            COMMENT ON TABLE waymark.trip IS 'Trips, planned, under way and over.';
            COMMENT ON COLUMN waymark.trip.reference IS 'The caller''s own id';
            COMMENT ON COLUMN waymark.trip.request IS
                'What was asked for, as over the wire: destination, waypoints, profile, options, metadata';
            COMMENT ON COLUMN waymark.trip.sequence IS 'The highest number given to an event or message; it never falls.';
            COMMENT ON COLUMN waymark.trip.driver_epoch IS
                'Counts the connections that have driven the trip; what an older one writes is refused.';
            COMMENT ON COLUMN waymark.trip.snapshot IS 'What is needed to go on with the trip on any node.';

            CREATE TABLE waymark.trip_event (
                trip_id  text COLLATE "C" NOT NULL REFERENCES waymark.trip ON DELETE CASCADE,
                sequence bigint NOT NULL CHECK (sequence >= 0),
                type     text NOT NULL,
                waypoint integer CHECK (waypoint >= -1),
                message  bytea,
                at       timestamptz NOT NULL,
                PRIMARY KEY (trip_id, sequence)
            );
            COMMENT ON TABLE waymark.trip_event IS 'What has happened to trips and is never forgotten.';
            COMMENT ON COLUMN waymark.trip_event.waypoint IS
                'The stop, -1 for the whole trip; NULL for what may happen again, such as a new route.';
            COMMENT ON COLUMN waymark.trip_event.message IS 'What the driver is told, as it goes over the wire.';
            -- At most once each, whatever crashes. Facts about the whole trip stand under waypoint -1.
            CREATE UNIQUE INDEX trip_event_once ON waymark.trip_event (trip_id, type, waypoint) WHERE waypoint IS NOT NULL;

            CREATE TABLE waymark.position (
                recorded_at timestamptz NOT NULL,
                trip_id     text COLLATE "C" NOT NULL,
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
                    -- Two nodes at midnight: IF NOT EXISTS alone lets both begin, and one fail.
                    PERFORM pg_advisory_xact_lock(x'5741594d41524b02'::bigint);
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
                id          text COLLATE "C" PRIMARY KEY,
                app_id      text COLLATE "C" NOT NULL REFERENCES waymark.app,
                url         text NOT NULL CHECK (url ~* '^https?://'),
                event_types text[] CHECK (cardinality(event_types) > 0),
                disabled_at timestamptz,
                created_at  timestamptz NOT NULL
            );
            COMMENT ON TABLE waymark.endpoint IS 'Who is told by webhook.';
            COMMENT ON COLUMN waymark.endpoint.event_types IS 'As in trip.arrived; NULL: all of them';

            CREATE TABLE waymark.endpoint_secret (
                endpoint_id text COLLATE "C" NOT NULL REFERENCES waymark.endpoint ON DELETE CASCADE,
                id          bigint GENERATED ALWAYS AS IDENTITY,
                sealed      bytea NOT NULL,
                valid_until timestamptz,
                PRIMARY KEY (endpoint_id, id)
            );
            COMMENT ON COLUMN waymark.endpoint_secret.sealed IS 'Encrypted with a key derived from WAYMARK_SECRET';

            CREATE TABLE waymark.message (
                id         text COLLATE "C" PRIMARY KEY,
                app_id     text COLLATE "C" NOT NULL REFERENCES waymark.app,
                event_type text NOT NULL,
                payload    bytea NOT NULL,
                created_at timestamptz NOT NULL
            );
            COMMENT ON TABLE waymark.message IS 'Webhook messages, one for each fact, written in the fact''s transaction.';
            COMMENT ON COLUMN waymark.message.payload IS 'The body, byte for byte: signatures cover exactly this.';

            CREATE TABLE waymark.delivery (
                id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                message_id  text COLLATE "C" NOT NULL REFERENCES waymark.message ON DELETE CASCADE,
                endpoint_id text COLLATE "C" NOT NULL REFERENCES waymark.endpoint ON DELETE CASCADE,
                attempts    integer NOT NULL DEFAULT 0 CHECK (attempts >= 0),
                due_at      timestamptz NOT NULL,
                claim_token text,
                UNIQUE (message_id, endpoint_id)
            ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_cost_delay = 0, fillfactor = 70);
            COMMENT ON TABLE waymark.delivery IS 'The outbox: what is still to be sent. A row is deleted when it is settled.';
            COMMENT ON COLUMN waymark.delivery.due_at IS 'Of a claimed one: the end of the lease';
            COMMENT ON COLUMN waymark.delivery.attempts IS 'Attempts whose outcome was recorded';
            -- By endpoint first: a dead one with a million rows is passed over at the price of any other.
            CREATE INDEX delivery_due ON waymark.delivery (endpoint_id, due_at, id);

            CREATE TABLE waymark.attempt (
                id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                message_id  text COLLATE "C" NOT NULL REFERENCES waymark.message ON DELETE CASCADE,
                endpoint_id text COLLATE "C" NOT NULL REFERENCES waymark.endpoint ON DELETE CASCADE,
                number      integer NOT NULL,
                started_at  timestamptz NOT NULL,
                milliseconds double precision NOT NULL CHECK (milliseconds >= 0),
                status      integer,
                error       text,
                excerpt     text,
                verdict     text NOT NULL
            );
            COMMENT ON TABLE waymark.attempt IS 'The log of attempts to deliver, with what the endpoint answered.';
            CREATE INDEX attempt_message ON waymark.attempt (message_id, number);
            CREATE INDEX attempt_endpoint ON waymark.attempt (endpoint_id, started_at);
            """)
}
