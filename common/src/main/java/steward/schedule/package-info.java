/** Orders that units carry out again and again by themselves: what is asked, how it is read, and the ids of its runs. */
@NullMarked
package steward.schedule;

import org.jspecify.annotations.NullMarked;
