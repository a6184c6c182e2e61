extension Migration {
    static let liveRoads = Migration(
        number: 2, name: "live roads",
        sql: """
            -- What roads are made of ------------------------------------------------------------------------------------

            ALTER TABLE waymark.road ADD COLUMN surface smallint NOT NULL DEFAULT 0 CHECK (surface BETWEEN 0 AND 9);
            ALTER TABLE waymark.road ADD COLUMN car_seconds_forward real NOT NULL DEFAULT -1;
            ALTER TABLE waymark.road ADD COLUMN car_seconds_backward real NOT NULL DEFAULT -1;
            COMMENT ON COLUMN waymark.road.car_seconds_forward IS
                'What a car takes, as of the import; -1 where it may not go. For SQL: servers reckon anew.';
            COMMENT ON COLUMN waymark.road.surface IS
                '0 unknown, 1 smooth, 2 even, 3 uneven, 4 loose, 5 rough, 6 very rough, 7 soft, 8 barely passable, 9 impassable';
            COMMENT ON COLUMN waymark.road.attributes IS
                '1 roundabout, 2 tunnel, 4 bridge, 8 ferry, 16 toll, 32 unpaved, 64 left-hand traffic, 128 circular, '
                '256 minor service road, 512 bicycles are pushed, 1024 signed for bicycles; added up';

            -- What holds at some times only -----------------------------------------------------------------------------

            ALTER TABLE waymark.turn_restriction ADD COLUMN hours text NOT NULL DEFAULT '';
            COMMENT ON COLUMN waymark.turn_restriction.hours IS
                'When it holds, in OpenStreetMap''s opening_hours; empty for always';

            CREATE TABLE waymark.road_condition (
                network_id bigint NOT NULL REFERENCES waymark.network ON DELETE CASCADE,
                id         integer NOT NULL,
                road       integer NOT NULL,
                direction  text NOT NULL CHECK (direction IN ('forward', 'backward')),
                effect     text NOT NULL CHECK (effect IN ('opened', 'restricted', 'closed', 'speed_limit')),
                value      smallint NOT NULL CHECK (value BETWEEN 0 AND 255),
                hours      text NOT NULL,
                PRIMARY KEY (network_id, id)
            );
            COMMENT ON TABLE waymark.road_condition IS
                'What roads are like at some times; of two that hold at once the one with the higher id counts.';
            COMMENT ON COLUMN waymark.road_condition.value IS
                'Modes added up (1 car, 2 bicycle, 4 foot), or a speed limit in km/h';
            COMMENT ON COLUMN waymark.road_condition.hours IS 'In OpenStreetMap''s opening_hours';

            -- Edits of the map ------------------------------------------------------------------------------------------

            ALTER TABLE waymark.network ADD COLUMN revision bigint NOT NULL DEFAULT 0;
            COMMENT ON COLUMN waymark.network.revision IS 'Counts the edits of its rows; servers load it anew.';

            CREATE FUNCTION waymark.note_edit() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF coalesce(current_setting('waymark.importing', true), '') <> 'on' THEN
                    UPDATE waymark.network SET revision = revision + 1 WHERE active;
                    PERFORM pg_notify('waymark_network', '');
                END IF;
                RETURN NULL;
            END $$;
            CREATE TRIGGER junction_edited AFTER UPDATE ON waymark.junction
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();
            CREATE TRIGGER road_edited AFTER UPDATE ON waymark.road
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();
            CREATE TRIGGER turn_restriction_edited AFTER INSERT OR UPDATE OR DELETE ON waymark.turn_restriction
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();
            CREATE TRIGGER road_condition_edited AFTER INSERT OR UPDATE OR DELETE ON waymark.road_condition
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.note_edit();

            -- What is reported from the roads ---------------------------------------------------------------------------

            CREATE FUNCTION waymark.active_network() RETURNS bigint LANGUAGE sql STABLE AS
                $$ SELECT id FROM waymark.network WHERE active $$;

            CREATE TABLE waymark.road_state (
                network_id  bigint NOT NULL DEFAULT waymark.active_network() REFERENCES waymark.network ON DELETE CASCADE,
                road        integer NOT NULL,
                direction   text NOT NULL DEFAULT 'both' CHECK (direction IN ('forward', 'backward', 'both')),
                source      text NOT NULL DEFAULT 'sql' CHECK (length(source) BETWEEN 1 AND 255),
                closed      boolean NOT NULL DEFAULT false,
                speed_kmh   real CHECK (speed_kmh > 0 AND speed_kmh <= 1000),
                reason      text NOT NULL DEFAULT '' CHECK (length(reason) <= 1000),
                valid_from  timestamptz NOT NULL DEFAULT now(),
                valid_until timestamptz CHECK (valid_until > valid_from),
                PRIMARY KEY (network_id, road, direction, source),
                CHECK (closed <> (speed_kmh IS NOT NULL))
            );
            COMMENT ON TABLE waymark.road_state IS
                'Live speeds and closures. Whoever changes a row changes the routes of all nodes at once.';
            COMMENT ON COLUMN waymark.road_state.source IS
                'Who says so; of several sources the worst counts: closed, else the lowest speed';
            COMMENT ON COLUMN waymark.road_state.speed_kmh IS 'What is really driven, whatever the signs say';
            COMMENT ON COLUMN waymark.road_state.valid_until IS 'When it ends by itself; NULL: not before it is removed';
            CREATE INDEX road_state_expiry ON waymark.road_state (valid_until) WHERE valid_until IS NOT NULL;

            -- One notification for a statement, however many rows it changes; PostgreSQL sends equal ones of a transaction once.
            CREATE FUNCTION waymark.notify_road_state() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                PERFORM pg_notify('waymark_road_state', '');
                RETURN NULL;
            END $$;
            CREATE TRIGGER road_state_changed
                AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON waymark.road_state
                FOR EACH STATEMENT EXECUTE FUNCTION waymark.notify_road_state();
            """)
}
