/**
 * Links and classes in PostgreSQL, in place of folders; nothing of it is loaded without {@code
 * DATABASE_URL}. Open {@link descent.database.Database} first: both tables ask through it.
 */
@NullMarked
package descent.database;

import org.jspecify.annotations.NullMarked;
