/**
 * Files on their way from and to this home: what was accepted, kept in a folder each until it has arrived. Knows the disk
 * and how files travel; no broker, no jobs.
 */
@NullMarked
package steward.console.copy;

import org.jspecify.annotations.NullMarked;
