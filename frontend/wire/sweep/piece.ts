/** A part of the answer to a comparison, as the server's record Piece; its kind says which. */
import type { Ended, Started } from './basins';
import type { Batched } from './batches';
import type { Mapped } from './map';
import type { Begun, Measured } from './rates';
import type { SeedPiece } from './seeds';

export type Piece =
  | ({ kind: 'begun' } & Begun)
  | ({ kind: 'mapped' } & Mapped)
  | ({ kind: 'batched' } & Batched)
  | ({ kind: 'started' } & Started)
  | ({ kind: 'ended' } & Ended)
  | ({ kind: 'spread' } & SeedPiece)
  | ({ kind: 'measured' } & Measured);
