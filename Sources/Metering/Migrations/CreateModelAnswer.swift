import Database

extension MeteringSchema {
    /// A row without an answer is a question that somebody asks at the moment.
    static let createModelAnswer = Migration(
        "create model answer",
        [
            """
            CREATE TABLE model_answer (
                profile \(.text) NOT NULL CHECK (length(profile) = 32),
                posting \(.text) NOT NULL CHECK (length(posting) = 32),
                prompt \(.text) NOT NULL CHECK (length(prompt) BETWEEN 1 AND 200),
                model \(.text) NOT NULL CHECK (length(model) BETWEEN 1 AND 200),
                answer \(.json),
                asker \(.text) CHECK (length(asker) BETWEEN 1 AND 200),
                asked_until \(.timestamp),
                used_at \(.timestamp) NOT NULL,
                PRIMARY KEY (profile, posting, prompt, model),
                CONSTRAINT asked_or_answered CHECK ((answer IS NULL) = (asker IS NOT NULL)),
                CONSTRAINT asking_has_a_lease CHECK ((asker IS NULL) = (asked_until IS NULL))
            )\(.strict)
            """,
            "CREATE INDEX model_answer_used ON model_answer (used_at)",
        ])
}
