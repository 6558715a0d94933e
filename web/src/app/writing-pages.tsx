import { Link } from '@tanstack/react-router'
import { CentreInBrief } from '../centres/centre-in-brief.tsx'
import { MissingProfile } from '../centres/missing-profile.tsx'
import { WithTexts } from '../ui/with-texts.tsx'
import { AnswerPage as Answer } from '../writing/answer-page.tsx'
import { ConfirmPage as Confirm } from '../writing/confirm-page.tsx'
import { StatusPage as Status } from '../writing/status-page.tsx'
import { WishesPage as Wishes } from '../writing/wishes-page.tsx'
import { WritePage as Write } from '../writing/write-page.tsx'

// One file for all pages of writing, with their texts: what two files shared would come with every page of the site.

export const WritePage = () => (
  <WithTexts part="writing">
    <Write missingProfile={(id, problem) => <MissingProfile id={id} problem={problem} />} />
  </WithTexts>
)

export const ConfirmPage = () => (
  <WithTexts part="writing">
    <Confirm />
  </WithTexts>
)

/** What became of a letter, with what another noun knows: how a centre is shown in short. */
export const StatusPage = () => (
  <WithTexts part="writing">
    <Status
      inBrief={(centre) => (
        <CentreInBrief
          centre={centre}
          named={(name) => (
            <Link to="/centres/$id/{-$slug}" params={{ id: centre.id, slug: centre.slug }}>
              {name}
            </Link>
          )}
        />
      )}
    />
  </WithTexts>
)

export const AnswerPage = () => (
  <WithTexts part="writing">
    <Answer />
  </WithTexts>
)

export const WishesPage = () => (
  <WithTexts part="writing">
    <Wishes />
  </WithTexts>
)
