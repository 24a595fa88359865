/** Methods that ask web servers from the node. */
@NullMarked
package steward.agent.handler.web;

import org.jspecify.annotations.NullMarked;
