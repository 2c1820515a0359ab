/** Where links begin that are given away: as the operator says (PUBLIC_URL), else as this browser sees the server. */
export function publicAddress(path: string): string {
  const told = document.querySelector<HTMLMetaElement>('meta[name="public-url"]')?.content;
  return `${told || location.origin}${path}`;
}
