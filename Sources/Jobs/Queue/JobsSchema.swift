public import Database

/// The tables of the queue, and their history.
public enum JobsSchema {
    public static let migrations = MigrationSeries("jobs", [createJob, createChores])

    /// The hot indexes hold only rows that are waiting or running, so that finished ones cost nothing.
    private static let createJob = Migration(
        "create job",
        [
            """
            CREATE TABLE job (
                id \(.identity),
                kind \(.text) NOT NULL CHECK (length(kind) BETWEEN 1 AND 100),
                version \(.integer) NOT NULL CHECK (version >= 1),
                payload \(.json) NOT NULL,
                priority \(.integer) NOT NULL CHECK (priority BETWEEN 0 AND 3),
                state \(.text) NOT NULL
                    CHECK (state IN ('scheduled', 'blocked', 'ready', 'running', 'done', 'dead', 'cancelled')),
                run_at \(.timestamp) NOT NULL,
                ranked_at \(.timestamp) NOT NULL,
                unique_key \(.text),
                limit_key \(.text),
                attempt \(.integer) NOT NULL DEFAULT 0,
                max_attempts \(.integer) NOT NULL CHECK (max_attempts >= 1),
                token \(.integer) NOT NULL DEFAULT 0,
                worker \(.text),
                leased_until \(.timestamp),
                created_at \(.timestamp) NOT NULL,
                started_at \(.timestamp),
                finished_at \(.timestamp),
                CONSTRAINT blocked_has_a_key CHECK (state <> 'blocked' OR limit_key IS NOT NULL),
                CONSTRAINT attempts_are_limited CHECK (attempt BETWEEN 0 AND max_attempts),
                CONSTRAINT running_has_a_worker CHECK ((state = 'running') = (worker IS NOT NULL)),
                CONSTRAINT running_has_a_lease CHECK ((state = 'running') = (leased_until IS NOT NULL)),
                CONSTRAINT running_has_started CHECK (state <> 'running' OR (started_at IS NOT NULL AND attempt > 0)),
                CONSTRAINT over_has_an_end CHECK ((state IN ('done', 'dead', 'cancelled')) = (finished_at IS NOT NULL))
            )\(.strict)
            """,
            "CREATE INDEX job_ready ON job (kind, ranked_at, id) WHERE state = 'ready'",
            "CREATE INDEX job_scheduled ON job (run_at) WHERE state = 'scheduled'",
            "CREATE INDEX job_running ON job (leased_until) WHERE state = 'running'",
            """
            CREATE UNIQUE INDEX job_unique ON job (kind, unique_key)
            WHERE unique_key IS NOT NULL AND state IN ('scheduled', 'blocked', 'ready', 'running')
            """,
            "CREATE UNIQUE INDEX job_limit ON job (limit_key) WHERE limit_key IS NOT NULL AND state IN ('ready', 'running')",
            "CREATE INDEX job_blocked ON job (limit_key, ranked_at, id) WHERE state = 'blocked'",
            "CREATE INDEX job_over ON job (finished_at) WHERE state IN ('done', 'dead', 'cancelled')",
            """
            CREATE TABLE job_error (
                job \(.integer) NOT NULL REFERENCES job (id) ON DELETE CASCADE,
                attempt \(.integer) NOT NULL,
                happened_at \(.timestamp) NOT NULL,
                reason \(.text) NOT NULL
            )\(.strict)
            """,
            "CREATE INDEX job_error_job ON job_error (job)",
        ])

    /// What a person sets for a kind, the processes that run jobs, and what the chores remember.
    private static let createChores = Migration(
        "create chores",
        [
            """
            CREATE TABLE job_kind (
                kind \(.text) PRIMARY KEY,
                is_paused \(.boolean) NOT NULL,
                most_running \(.integer) CHECK (most_running >= 1)
            )\(.strict)
            """,
            """
            CREATE TABLE job_worker (
                worker \(.text) PRIMARY KEY,
                place \(.text) NOT NULL,
                pid \(.integer) NOT NULL,
                pid_started \(.integer) NOT NULL,
                started_at \(.timestamp) NOT NULL,
                seen_at \(.timestamp) NOT NULL
            )\(.strict)
            """,
            """
            CREATE TABLE job_leader (
                duty \(.text) PRIMARY KEY,
                holder \(.text) NOT NULL,
                leads_until \(.timestamp) NOT NULL
            )\(.strict)
            """,
            """
            CREATE TABLE job_cron (
                name \(.text) PRIMARY KEY,
                next_at \(.timestamp) NOT NULL,
                last_at \(.timestamp)
            )\(.strict)
            """,
        ])
}
