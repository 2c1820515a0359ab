/**
 * Live classes over HTTP and WebSocket. Open {@link descent.api.classroom.ClassSocket} first, then
 * {@code ClassConversation}, which knows what one connection may say.
 */
@NullMarked
package descent.api.classroom;

import org.jspecify.annotations.NullMarked;
