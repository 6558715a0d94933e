const rememberedAs = 'signed-in'

/**
 * Whether somebody signed in with this browser once. The session itself is a cookie that scripts cannot read; visitors
 * without this mark are asked for nothing.
 */
export function hasSignedIn(): boolean {
  try {
    return localStorage.getItem(rememberedAs) !== null
  } catch {
    return false
  }
}

export function rememberSignedIn(isSignedIn: boolean): void {
  try {
    if (isSignedIn) localStorage.setItem(rememberedAs, 'yes')
    else localStorage.removeItem(rememberedAs)
  } catch {
    // Storage may be forbidden: pages that are for signed-in people ask by themselves.
  }
}
