// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import './drawer';

test('the handle shows controls or curves, folds both away and brings back what was there', async () => {
  document.body.innerHTML = '<div><descent-drawer></descent-drawer></div>';
  const drawer = document.querySelector('descent-drawer') as HTMLElement & { updateComplete: Promise<boolean> };
  await drawer.updateComplete;
  const stage = drawer.parentElement!;
  const press = async (name: string): Promise<void> => {
    drawer.shadowRoot!.querySelector<HTMLButtonElement>(`.${name}`)!.click();
    await drawer.updateComplete;
  };
  await press('curves');
  expect(stage.dataset['drawer']).toBe('curves');
  expect(drawer.shadowRoot!.querySelector('.curves')!.getAttribute('aria-pressed')).toBe('true');
  await press('fold');
  expect(stage.dataset['drawer']).toBe('folded');
  expect(drawer.shadowRoot!.querySelector('.fold')!.getAttribute('aria-expanded')).toBe('false');
  await press('fold');
  expect(stage.dataset['drawer']).toBe('curves');
  await press('controls');
  expect(stage.dataset['drawer']).toBe('controls');
});
