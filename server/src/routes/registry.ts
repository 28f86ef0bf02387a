import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/app-env.ts';
import { connectX } from './connect-x.ts';
import { contests } from './contests.ts';
import { contributorLink } from './contributor-link.ts';
import { deleteMe } from './delete-me.ts';
import { emailSignIn } from './email-sign-in.ts';
import { getBoard } from './get-board.ts';
import { getBoardEntries } from './get-board-entries.ts';
import { getBoardPosition } from './get-board-position.ts';
import { getBoards } from './get-boards.ts';
import { getCalibration } from './get-calibration.ts';
import { getCampaign } from './get-campaign.ts';
import { getCampaignParticipants } from './get-campaign-participants.ts';
import { getCampaignSearch } from './get-campaign-search.ts';
import { getCampaigns } from './get-campaigns.ts';
import { getCatalogueDelta } from './get-catalogue-delta.ts';
import { getCatalogueFile } from './get-catalogue-file.ts';
import { getCatalogueLookup } from './get-catalogue-lookup.ts';
import { getCatalogueManifest } from './get-catalogue-manifest.ts';
import { getCatalogueSnapshot } from './get-catalogue-snapshot.ts';
import { getComparison } from './get-comparison.ts';
import { getConcentration } from './get-concentration.ts';
import { getDumpFile } from './get-dump-file.ts';
import { getDumps } from './get-dumps.ts';
import { getGlobalLeaderboard } from './get-global-leaderboard.ts';
import { getGlobalPosition } from './get-global-position.ts';
import { getMe } from './get-me.ts';
import { getPlatform } from './get-platform.ts';
import { getPlatformCampaigns } from './get-platform-campaigns.ts';
import { getPlatformLeaderboard } from './get-platform-leaderboard.ts';
import { getPlatforms } from './get-platforms.ts';
import { getProfile } from './get-profile.ts';
import { getProfileCampaigns } from './get-profile-campaigns.ts';
import { getProfileHistory } from './get-profile-history.ts';
import { getRoiCampaign } from './get-roi-campaign.ts';
import { getShillScore } from './get-shill-score.ts';
import { getStatus } from './get-status.ts';
import { getTrends } from './get-trends.ts';
import { linkWallet } from './link-wallet.ts';
import { meLedger } from './me-ledger.ts';
import { appeals } from './operator/appeals.ts';
import { operatorContests } from './operator/contests.ts';
import { getOperatorLogs } from './operator/get-logs.ts';
import { getOperatorState } from './operator/get-state.ts';
import { postDirectives } from './operator/post-directives.ts';
import { postRules } from './operator/post-rules.ts';
import { putValves } from './operator/put-valves.ts';
import { quarantine } from './operator/quarantine.ts';
import { switches } from './operator/switches.ts';
import { passwords } from './passwords.ts';
import { postConnectToken } from './post-connect-token.ts';
import { postContributorChallenge } from './post-contributor-challenge.ts';
import { postContributorStanding } from './post-contributor-standing.ts';
import { postContributors } from './post-contributors.ts';
import { postContributorsErase } from './post-contributors-erase.ts';
import { postLogout } from './post-logout.ts';
import { postObservations } from './post-observations.ts';
import { postOutcomes } from './post-outcomes.ts';
import { postRefresh } from './post-refresh.ts';
import { postReports } from './post-reports.ts';
import { postWalletLogin } from './post-wallet-login.ts';
import { postWalletNonce } from './post-wallet-nonce.ts';
import { profileLinkX } from './profile-link-x.ts';
import { sessions } from './sessions.ts';

/** Every route under `/v1`, one line each. A route that is not here does not exist. */
export const v1Routes = (deps: Deps): Hono<AppEnv>[] => [
  getBoard(deps),
  getBoardEntries(deps),
  getBoardPosition(deps),
  getBoards(deps),
  getCampaignSearch(deps), // before the single campaign, whose pattern matches its path too
  getCampaign(deps),
  getCampaignParticipants(deps),
  getCampaigns(deps),
  getCatalogueDelta(deps),
  getDumpFile(deps),
  getDumps(deps),
  getCatalogueFile(deps),
  getCatalogueLookup(deps),
  getCatalogueManifest(deps),
  getCatalogueSnapshot(deps),
  getGlobalLeaderboard(deps),
  getGlobalPosition(deps),
  getComparison(deps),
  getConcentration(deps),
  getTrends(deps),
  getPlatform(deps),
  getPlatformCampaigns(deps),
  getPlatformLeaderboard(deps),
  getPlatforms(deps),
  contests(deps), // before the single profile, whose pattern matches its paths too
  profileLinkX(deps), // as above
  linkWallet(deps),
  getProfile(deps),
  getProfileCampaigns(deps),
  getProfileHistory(deps),
  getShillScore(deps),
  postContributorChallenge(deps),
  postContributors(deps),
  postContributorsErase(deps),
  postContributorStanding(deps),
  contributorLink(deps),
  postObservations(deps),
  postOutcomes(deps),
  getStatus(deps),
  postReports(deps),
  getCalibration(deps),
  getRoiCampaign(deps),
  getMe(deps),
  meLedger(deps),
  postConnectToken(deps),
  postLogout(deps),
  postRefresh(deps),
  postWalletLogin(deps),
  postWalletNonce(deps),
  connectX(deps),
  emailSignIn(deps),
  passwords(deps),
  sessions(deps),
  deleteMe(deps),
  getOperatorState(deps),
  getOperatorLogs(deps),
  putValves(deps),
  switches(deps),
  postRules(deps),
  postDirectives(deps),
  quarantine(deps),
  appeals(deps),
  operatorContests(deps),
];
