-- One row per ticket with the times that matter. The subject line is what a person wrote, so it stays in the source, as
-- does the name of the agent.
SELECT
  tickets.ticket_id,
  tickets.contact_id,
  CAST(tickets.topic AS varchar) AS topic,
  CAST(tickets.priority AS varchar) AS priority,
  CAST(tickets.channel AS varchar) AS channel,
  CAST(tickets.status AS varchar) AS status,
  tickets.status IN ('open', 'in_progress', 'waiting_for_customer') AS unresolved,
  tickets.order_id,
  tickets.store_id,
  CAST(tickets.sku AS varchar) AS sku,
  CAST(tickets.opened_at AS timestamp(6) with time zone) AS opened_at,
  CAST(tickets.opened_at AS date) AS opened_on,
  CAST(history.first_response_at AS timestamp(6) with time zone) AS first_response_at,
  CAST(history.resolved_at AS timestamp(6) with time zone) AS resolved_at,
  CAST(tickets.closed_at AS timestamp(6) with time zone) AS closed_at,
  date_diff('minute', tickets.opened_at, history.first_response_at) AS minutes_to_first_response,
  date_diff('minute', tickets.opened_at, history.resolved_at) AS minutes_to_resolution,
  CAST(tickets.updated_at AS timestamp(6) with time zone) AS updated_at
FROM service_tickets.service_tickets.tickets AS tickets
LEFT JOIN (
  SELECT
    ticket_id,
    min(changed_at) FILTER (WHERE status = 'in_progress') AS first_response_at,
    -- A ticket may be opened again; what counts is when it was resolved for good.
    max(changed_at) FILTER (WHERE status = 'resolved') AS resolved_at
  FROM service_tickets.service_tickets.ticket_status_history
  GROUP BY ticket_id
) AS history ON history.ticket_id = tickets.ticket_id
