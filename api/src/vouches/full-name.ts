/** By what somebody elsewhere would know a person; the address tells them from others of their name. */
export const fullNameOf = ({ name, email }: { name: string; email: string }): string =>
  name ? `${name} (${email})` : email
