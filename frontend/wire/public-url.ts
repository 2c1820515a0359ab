/** The beginning of links that are shared: as the operator has set it (PUBLIC_URL), else the server's address in this browser. */
export function publicAddress(path: string): string {
  const told = document.querySelector<HTMLMetaElement>('meta[name="public-url"]')?.content;
  return `${told || location.origin}${path}`;
}
