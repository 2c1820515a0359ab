/** The texts of a language, a file that the browser keeps. */
import { Retry } from './requests';

const known = new Map<string, Promise<string>>();

/** The patterns of all texts as JSON; a server that is away is asked again until it answers. */
export function askTexts(address: string): Promise<string> {
  const asked = known.get(address) ?? new Promise<string>((answered) => ask(address, answered, new Retry()));
  known.set(address, asked);
  return asked;
}

function ask(address: string, answered: (texts: string) => void, retry: Retry): void {
  fetch(new URL(address, document.baseURI))
    .then(async (response) => {
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      answered(await response.text());
    })
    .catch((reason: unknown) => retry.after(reason, () => ask(address, answered, retry)));
}
