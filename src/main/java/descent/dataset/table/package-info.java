/**
 * Text as rows and columns, before anybody knows what they mean. Open {@link
 * descent.dataset.table.CsvTable} first, which reads what experiments hold, strictly and for ever
 * the same; {@link descent.dataset.table.PlainTable} makes that of a visitor's file, generously,
 * and {@link descent.dataset.table.CsvText} finds its encoding.
 */
@NullMarked
package descent.dataset.table;

import org.jspecify.annotations.NullMarked;
