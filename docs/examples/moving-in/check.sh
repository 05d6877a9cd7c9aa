credledger connections list --output csv > moved.csv
credledger connections history gitlab/default
credledger provider resume gitlab
rm accounts.ndjson projects.ndjson
