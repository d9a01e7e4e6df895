/** What an app asks on its first screens. A floor answers each at the path of its name with the same JSON. */
export interface Query {
  name: string;
  title: string;
  document: string;
  /** Requests between two readings of the processor time. */
  shot: number;
}

export const SEARCH = 'hyalur';

export const QUERIES: readonly Query[] = [
  {
    name: 'q1',
    title: 'Q1 viewer',
    shot: 500,
    document: `query Viewer {
      viewer { id email firstName lastName role locale timeZone emailVerified lastLoginAt active createdAt }
    }`,
  },
  {
    name: 'q2',
    title: 'Q2 20 notifications',
    shot: 500,
    document: `query Notifications {
      viewer {
        unreadNotificationCount
        notifications(first: 20) {
          nodes { id cursor kind title message readAt createdAt }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  },
  {
    name: 'q3',
    title: 'Q3 dashboard',
    shot: 400,
    document: `query Dashboard {
      viewer {
        firstName
        skinType
        concerns
        unreadNotificationCount
        latestAnalysis(filter: { status: COMPLETED }) {
          id status skinScore hydration oiliness elasticity pores confidence
          metrics { metric value band confidence interval { low high } }
          createdAt completedAt
        }
        analyses(first: 20) {
          nodes { id status skinScore hydration createdAt }
          pageInfo { hasNextPage endCursor }
        }
        activeRoutine { id name steps { id session kind name } }
      }
    }`,
  },
  {
    name: 'q4',
    title: 'Q4 20 consultations',
    shot: 400,
    document: `query Consultations {
      viewer {
        consultations(first: 20) {
          nodes {
            id status tier question answer rating answeredAt createdAt updatedAt
            dermatologist { id displayName }
            photos { id kind width height }
            history { id action toStatus createdAt }
          }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`,
  },
  {
    name: 'q5',
    title: 'Q5 ingredient search',
    shot: 150,
    document: `query Search {
      ingredients(first: 20, search: "${SEARCH}") {
        nodes { id inciName functions activeGroup }
        pageInfo { hasNextPage }
      }
    }`,
  },
];
