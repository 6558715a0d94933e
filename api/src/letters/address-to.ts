import type { InterfaceLanguage } from '@centres/contract'
import type { Addressee } from '@centres/db'

/** Languages of people come in through the contract: each is one of the interface's. */
export const addressTo = ({ email, language }: Addressee): { to: string; language: InterfaceLanguage } => ({
  to: email,
  language: language as InterfaceLanguage,
})
