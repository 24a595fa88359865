/** The artwork of the product. */
@NullMarked
package steward.icons;

import org.jspecify.annotations.NullMarked;
