import { createContext, useContext, useEffect, useState } from 'react'
import { Flight } from './Flight'

/** Outside a list nothing flies. */
export const FlightContext = createContext(new Flight())

/** False for what came into sight in flight, until that is over. */
export function useLanded(): boolean {
  const flight = useContext(FlightContext)
  const [landed, setLanded] = useState(() => !flight.isFlying())
  useEffect(() => (landed ? undefined : flight.onLanding(() => setLanded(true))), [flight, landed])
  return landed
}
