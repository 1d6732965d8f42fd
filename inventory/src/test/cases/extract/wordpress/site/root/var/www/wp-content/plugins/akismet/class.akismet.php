<?php
// Version: 1.0 of nothing
class Akismet {}
