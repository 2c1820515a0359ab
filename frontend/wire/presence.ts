import { tellClosing } from './closing';

/** So long may a busy server take for an answer without content; one that is gone is known at once. */
const PATIENCE_MILLISECONDS = 10_000;

/** Which process serves this page; null while none answers. Says so if it is about to end. */
export async function askPresence(): Promise<string | null> {
  try {
    const answer = await fetch(new URL('api/here', document.baseURI), {
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    if (answer.headers.has('Descent-Closing')) tellClosing();
    return answer.headers.get('Descent-Server');
  } catch {
    return null;
  }
}
