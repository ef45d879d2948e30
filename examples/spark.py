"""Scores JSON Lines under Apache Spark: spark-submit spark.py SCORE DAY PARTITIONS FROM TO

SCORE is the batch command, at the same path on every worker; DAY the day on which it's
scored; PARTITIONS into how many at least a file is cut; FROM a file or folder of JSON
Lines; TO a folder that isn't there yet.
"""

import shlex
import sys

from pyspark.sql import SparkSession

score, day, partitions, source, target = sys.argv[1:]
spark = SparkSession.builder.appName("kaohe").getOrCreate()
# A refused line is a line of the output, so that none fails its partition. What does
# fail it is a command that can't run. Spark has a task for each core: one thread each.
command = [score, "--lines", "--keep-going", "--today", day, "--threads", "1", "-"]
lines = spark.sparkContext.textFile(source, int(partitions))
lines.pipe(shlex.join(command), checkCode=True).saveAsTextFile(target)
spark.stop()
