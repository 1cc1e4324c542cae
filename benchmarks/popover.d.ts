// What browsers have and TypeScript 5.6 does not know yet: a popover is told which element has opened it.
interface HTMLElement {
  showPopover(options: { source: HTMLElement }): void;
}
