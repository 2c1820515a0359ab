import { tellClosing } from './closing';

/** The time that a busy server may take for an answer without content; a server that is gone is noticed at once. */
const PATIENCE_MILLISECONDS = 10_000;

/** The identity of the process that serves this page; null while none answers. Announces it if the process is about to end. */
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
