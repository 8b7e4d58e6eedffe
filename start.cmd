@echo off
rem Starts Patibat by double-click. Needs no administrator. Only ASCII here: cmd reads this file in its own code page.
setlocal
chcp 65001 >nul 2>nul
set "HERE=%~dp0"
set "WORDS=%*"
if not defined WORDS set "WORDS=run"

rem The stub of the Microsoft Store in WindowsApps is named python too, but cannot run anything: the test below drops it.
set "TEST=import sys; sys.exit(sys.version_info[:2] < (3, 11))"
py -3 -c "%TEST%" >nul 2>nul
if not errorlevel 1 (
  set "FOUND=py -3"
  goto start
)
for /f "delims=" %%P in ('where python.exe 2^>nul') do (
  "%%P" -c "%TEST%" >nul 2>nul && set FOUND="%%P"&& goto start
)
for /d %%D in ("%LOCALAPPDATA%\Programs\Python\Python3*") do (
  "%%D\python.exe" -c "%TEST%" >nul 2>nul && set FOUND="%%D\python.exe"&& goto start
)
start "" "%HERE%docs\without-python.html"
exit /b 2

:start
%FOUND% "%HERE%start.py" %WORDS%
set "CODE=%ERRORLEVEL%"
if "%~1"=="" if not "%CODE%"=="0" pause
exit /b %CODE%
