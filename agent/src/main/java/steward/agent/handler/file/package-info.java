/** Methods that read and write files of the node, within the folders that its configuration opens to them. */
@NullMarked
package steward.agent.handler.file;

import org.jspecify.annotations.NullMarked;
