"""Shortlister: reads résumés as a careful person does and writes shortlists that can be defended.

Way of the data: folder -> intake -> reading -> sections -> skills -> assessment -> vetting -> ranking -> reports.
Read ``pipeline/screening.py`` first: it joins the rooms.
"""
