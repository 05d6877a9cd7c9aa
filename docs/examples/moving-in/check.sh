credledger connections list --output csv > moved.csv
credledger connections history vault:default:gitlab:connection:grace/default
credledger provider resume gitlab
rm accounts.ndjson projects.ndjson
