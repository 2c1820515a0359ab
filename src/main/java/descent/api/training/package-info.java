/**
 * Trainings over WebSocket, streamed while they are computed. Open {@link
 * descent.api.training.TrainingSocket} first, then {@code Conversation}.
 */
@NullMarked
package descent.api.training;

import org.jspecify.annotations.NullMarked;
