#include <libpq-fe.h>

// Swift does not see macros that are characters.
enum {
    PGFieldSQLState = PG_DIAG_SQLSTATE,
    PGFieldMessage = PG_DIAG_MESSAGE_PRIMARY,
    PGFieldDetail = PG_DIAG_MESSAGE_DETAIL,
    PGFieldColumn = PG_DIAG_COLUMN_NAME,
    PGFieldConstraint = PG_DIAG_CONSTRAINT_NAME,
};
