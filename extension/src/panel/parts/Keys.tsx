/** The keys that work everywhere in the panel. */
export function Keys() {
  return (
    <details className="keys">
      <summary>Keys</summary>
      <dl>
        <Key keys="Alt+Shift+E" does="open the panel on the page in front, or read that page again" />
        <Key
          keys="Alt+Shift+1, 2, …"
          does="open a screen, in the order of the row above, then those under More"
        />
        <Key keys="Ctrl+Enter" does="save what is on the screen" />
        <Key keys="Arrow keys, Enter" does="choose from a list while typing" />
        <Key keys="Backspace in an empty field" does="take the last choice out again" />
        <Key keys="Escape" does="close a list or a menu" />
        <Key keys="F6" does="move between the page and the panel" />
      </dl>
    </details>
  );
}

function Key({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
