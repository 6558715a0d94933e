import type { Locator, Page } from 'playwright-core'
import { tabTo } from './tab-to.ts'

/** More stops than any of our pages has, most of which are the fields of a record. */
const most = 300

/** What a person does on a page who has no mouse: each act begins with Tab, and sees where the focus is on the way. */
export function byKeyboard(page: Page) {
  const reach = (target: Locator) => tabTo(page, target, 'Tab', most)

  /** A link or a button. */
  const press = async (target: Locator) => {
    await reach(target)
    await page.keyboard.press('Enter')
  }
  const tick = async (box: Locator) => {
    await reach(box)
    await page.keyboard.press('Space')
  }
  /** Writes in the place of what a field holds. */
  const write = async (field: Locator, text: string) => {
    await reach(field)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(text)
  }
  /** Tab comes to one radio button of a group, arrows to the others. */
  const choose = async (radio: Locator) => {
    const name = await radio.getAttribute('name')
    const group = page.locator(`input[type=radio][name="${name}"]`)
    await reach(group)
    await page.keyboard.press('Space')
    for (let left = await group.count(); left > 0 && !(await radio.isChecked()); left--)
      await page.keyboard.press('ArrowDown')
    if (!(await radio.isChecked())) throw new Error(`${radio} cannot be chosen by arrows`)
  }
  /** Goes down a list to the option of a value. */
  const pick = async (list: Locator, value: string) => {
    await reach(list)
    for (let steps = 0; steps < most && (await list.inputValue()) !== value; steps++)
      await page.keyboard.press('ArrowDown')
    if ((await list.inputValue()) !== value) throw new Error(`${list} has no ${value}`)
  }
  return { press, tick, write, choose, pick }
}
