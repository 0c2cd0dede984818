<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
 <context>
  <name>Handmirror</name>
  <message>
   <source> fps</source>
   <translation> fps</translation>
  </message>
  <message>
   <source> per second</source>
   <translation> je Sekunde</translation>
  </message>
  <message>
   <source> × 0.1 ms</source>
   <translation> × 0,1 ms</translation>
  </message>
  <message numerus="yes">
   <source>%n frame(s)</source>
   <translation>
    <numerusform>%n Frame</numerusform>
    <numerusform>%n Frames</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hand(s)</source>
   <translation>
    <numerusform>%n Hand</numerusform>
    <numerusform>%n Hände</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n Bild</numerusform>
    <numerusform>%n Bilder</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n session(s)</source>
   <translation>
    <numerusform>%n Sitzung</numerusform>
    <numerusform>%n Sitzungen</numerusform>
   </translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>&amp;Löschen</translation>
  </message>
  <message>
   <source>&amp;File</source>
   <translation>&amp;Datei</translation>
  </message>
  <message>
   <source>&amp;Help</source>
   <translation>&amp;Hilfe</translation>
  </message>
  <message>
   <source>&amp;Learn again</source>
   <translation>Neu &amp;lernen</translation>
  </message>
  <message>
   <source>&amp;Learn this</source>
   <translation>&amp;Lernen</translation>
  </message>
  <message>
   <source>&amp;Replay</source>
   <translation>&amp;Wiedergabe</translation>
  </message>
  <message>
   <source>&amp;Restore defaults</source>
   <translation>&amp;Standardwerte wiederherstellen</translation>
  </message>
  <message>
   <source>&amp;Stream</source>
   <translation>&amp;Stream</translation>
  </message>
  <message>
   <source>&amp;Tolerance</source>
   <translation>&amp;Toleranz</translation>
  </message>
  <message>
   <source>&amp;Track</source>
   <translation>&amp;Tracking</translation>
  </message>
  <message>
   <source>&amp;View</source>
   <translation>&amp;Ansicht</translation>
  </message>
  <message>
   <source>, </source>
   <translation>, </translation>
  </message>
  <message>
   <source>, {time} left</source>
   <translation>, noch {time}</translation>
  </message>
  <message>
   <source>0 takes any free port</source>
   <translation>0 nimmt einen beliebigen freien Port</translation>
  </message>
  <message>
   <source>3D pane</source>
   <translation>3D-Bereich</translation>
  </message>
  <message>
   <source>3D view</source>
   <translation>3D-Ansicht</translation>
  </message>
  <message>
   <source>95 of 100 frames are faster</source>
   <translation>95 von 100 Frames sind schneller</translation>
  </message>
  <message>
   <source>95th percentile</source>
   <translation>95. Perzentil</translation>
  </message>
  <message>
   <source>A ChArUco board is recognised even when only part of it is in the picture</source>
   <translation>Ein ChArUco-Board wird auch erkannt, wenn nur ein Teil davon im Bild ist</translation>
  </message>
  <message>
   <source>A YAML file like those in training/configs</source>
   <translation>Eine YAML-Datei wie die in training/configs</translation>
  </message>
  <message>
   <source>A calibration of ROS, OpenCV, RealSense, Kalibr, COLMAP or another program</source>
   <translation>Eine Kalibrierung von ROS, OpenCV, RealSense, Kalibr, COLMAP oder einem anderen Programm</translation>
  </message>
  <message>
   <source>A camera is chosen twice: choose another one.</source>
   <translation>Eine Kamera ist zweimal gewählt: eine andere wählen.</translation>
  </message>
  <message>
   <source>A camera, the path of a video, or the address of a network camera</source>
   <translation>Eine Kamera, der Pfad eines Videos oder die Adresse einer Netzwerkkamera</translation>
  </message>
  <message>
   <source>A config file of your own…</source>
   <translation>Eigene Konfigurationsdatei …</translation>
  </message>
  <message>
   <source>A file is open: open the camera that you want to calibrate.</source>
   <translation>Eine Datei ist geöffnet: die Kamera öffnen, die kalibriert werden soll.</translation>
  </message>
  <message>
   <source>A fixed rate sends interpolated poses: smoother, but one frame later</source>
   <translation>Eine feste Rate sendet interpolierte Posen: flüssiger, aber einen Frame später</translation>
  </message>
  <message>
   <source>A name needs 1 to {count} printable characters.</source>
   <translation>Ein Name braucht 1 bis {count} druckbare Zeichen.</translation>
  </message>
  <message>
   <source>A new random one each time</source>
   <translation>Jedes Mal ein neues zufälliges</translation>
  </message>
  <message>
   <source>A quotation mark in “More settings” is not closed: correct it.</source>
   <translation>Ein Anführungszeichen in „Weiteres“ ist nicht geschlossen: korrigieren.</translation>
  </message>
  <message>
   <source>A run of this name has completed {step} of {steps} steps.</source>
   <translation>Ein Lauf mit diesem Namen hat {step} von {steps} Schritten.</translation>
  </message>
  <message>
   <source>A stopped training is saved after its current step and can be resumed.</source>
   <translation>Ein beendetes Training wird nach dem laufenden Schritt gespeichert und kann fortgesetzt werden.</translation>
  </message>
  <message>
   <source>A trained network from a file (.safetensors)</source>
   <translation>Ein trainiertes Netz aus einer Datei (.safetensors)</translation>
  </message>
  <message>
   <source>A training is running.</source>
   <translation>Ein Training läuft.</translation>
  </message>
  <message>
   <source>A4 paper</source>
   <translation>A4-Papier</translation>
  </message>
  <message>
   <source>Abduction</source>
   <translation>Abduktion</translation>
  </message>
  <message>
   <source>About Handmirror</source>
   <translation>Über Handmirror</translation>
  </message>
  <message>
   <source>About {size} MB are downloaded from the package index and installed into {folder}.</source>
   <translation>Etwa {size} MB werden aus dem Paketindex heruntergeladen und in {folder} installiert.</translation>
  </message>
  <message>
   <source>Absolute position</source>
   <translation>Absolute Position</translation>
  </message>
  <message>
   <source>Absolute position, mm</source>
   <translation>Absolute Position, mm</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>Aktion</translation>
  </message>
  <message>
   <source>Adapts how the network uses earlier frames; the rest of it stays as it is</source>
   <translation>Passt an, wie das Netz frühere Frames nutzt; alles andere bleibt unverändert</translation>
  </message>
  <message>
   <source>Adapts what the network sees in a single picture; the result has no temporal encoder</source>
   <translation>Passt an, was das Netz in einem einzelnen Bild sieht; das Ergebnis hat keinen zeitlichen Encoder</translation>
  </message>
  <message>
   <source>Add a recorded session, or a folder of shards</source>
   <translation>Eine aufgenommene Sitzung oder einen Ordner mit Shards hinzufügen</translation>
  </message>
  <message>
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>Address of a network camera or video (http, https or rtsp):</source>
   <translation>Adresse einer Netzwerkkamera oder eines Videos (http, https oder rtsp):</translation>
  </message>
  <message>
   <source>Address of the computer that runs the avatar program; 127.0.0.1 is this one</source>
   <translation>Adresse des Computers mit dem Avatar-Programm; 127.0.0.1 ist dieser</translation>
  </message>
  <message>
   <source>Addresses of this kind cannot be opened: drop a file, or an http, https or rtsp address.</source>
   <translation>Eine Adresse dieser Art kann nicht geöffnet werden: eine Datei ablegen, oder eine Adresse mit http, https oder rtsp.</translation>
  </message>
  <message>
   <source>Addresses…</source>
   <translation>Adressen …</translation>
  </message>
  <message>
   <source>Add…</source>
   <translation>Hinzufügen …</translation>
  </message>
  <message>
   <source>After a countdown, record the hand in the picture for a second</source>
   <translation>Nach einem Countdown die Hand im Bild eine Sekunde lang aufzeichnen</translation>
  </message>
  <message>
   <source>Aligned difference</source>
   <translation>Differenz ausgerichtet</translation>
  </message>
  <message>
   <source>All cameras see the same hands. The cameras file has their extrinsics: it is made by handmirror calibrate, and each session of several cameras has one. Choose the cameras in the order of the file.</source>
   <translation>Alle Kameras sehen dieselben Hände. Die Kameradatei enthält ihre Kameraposen: handmirror calibrate erstellt sie, und jede Sitzung mehrerer Kameras enthält eine. Die Kameras in der Reihenfolge der Datei wählen.</translation>
  </message>
  <message>
   <source>All files</source>
   <translation>Alle Dateien</translation>
  </message>
  <message>
   <source>All files (*)</source>
   <translation>Alle Dateien (*)</translation>
  </message>
  <message>
   <source>All sessions in the recording folder (Ctrl+Shift+O)</source>
   <translation>Alle Sitzungen im Aufnahmeordner (Strg+Umschalt+O)</translation>
  </message>
  <message>
   <source>Also learn where palm, fingers and thumb point: up, down, towards the camera or away from it. Left and right are not learned.</source>
   <translation>Auch lernen, wohin Handfläche, Finger und Daumen zeigen: nach oben, nach unten, zur Kamera oder von ihr weg. Links und rechts werden nicht gelernt.</translation>
  </message>
  <message>
   <source>Anyone with the address and its token can watch the hands, but not the picture</source>
   <translation>Wer die Adresse mit ihrem Token kennt, kann die Hände sehen, aber nicht das Bild</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <source>Apple (Core ML, macOS)</source>
   <translation>Apple (Core ML, macOS)</translation>
  </message>
  <message>
   <source>Apple GPU and Neural Engine (CoreML)</source>
   <translation>Apple-GPU und Neural Engine (CoreML)</translation>
  </message>
  <message>
   <source>As a PDF to print at 100 %, or as a PNG picture</source>
   <translation>Als PDF zum Drucken mit 100 %, oder als PNG-Bild</translation>
  </message>
  <message>
   <source>As recorded</source>
   <translation>Wie aufgenommen</translation>
  </message>
  <message>
   <source>As the camera sees them: the hands line up with those in the picture</source>
   <translation>So wie die Kamera sie sieht: Die Hände decken sich mit denen im Bild</translation>
  </message>
  <message>
   <source>Automatic</source>
   <translation>Automatisch</translation>
  </message>
  <message>
   <source>Automatic: up to 1280 × 720, if that reaches 30 fps</source>
   <translation>Automatisch: bis 1280 × 720, falls damit 30 fps erreicht werden</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back to {previous}</source>
   <translation>Zurück zu {previous}</translation>
  </message>
  <message>
   <source>Backbone: {kind}</source>
   <translation>Backbone: {kind}</translation>
  </message>
  <message>
   <source>Bank card</source>
   <translation>Bankkarte</translation>
  </message>
  <message>
   <source>Batch size</source>
   <translation>Batchgröße</translation>
  </message>
  <message>
   <source>Board</source>
   <translation>Tafel</translation>
  </message>
  <message>
   <source>Bones</source>
   <translation>Knochen</translation>
  </message>
  <message>
   <source>Bones and joints</source>
   <translation>Knochen und Gelenke</translation>
  </message>
  <message>
   <source>Brightness</source>
   <translation>Helligkeit</translation>
  </message>
  <message>
   <source>Browse: {title}</source>
   <translation>Durchsuchen: {title}</translation>
  </message>
  <message>
   <source>Browse…</source>
   <translation>Durchsuchen …</translation>
  </message>
  <message>
   <source>Bundled with Handmirror</source>
   <translation>Mit Handmirror geliefert</translation>
  </message>
  <message>
   <source>CPU</source>
   <translation>CPU</translation>
  </message>
  <message>
   <source>CPU (reproducible)</source>
   <translation>CPU (reproduzierbar)</translation>
  </message>
  <message>
   <source>Calibrate</source>
   <translation>Kalibrieren</translation>
  </message>
  <message>
   <source>Calibrate…</source>
   <translation>Kalibrieren …</translation>
  </message>
  <message>
   <source>Calibration board</source>
   <translation>Kalibriertafel</translation>
  </message>
  <message>
   <source>Calibration file</source>
   <translation>Kalibrierungsdatei</translation>
  </message>
  <message>
   <source>Calibrations</source>
   <translation>Kalibrierungen</translation>
  </message>
  <message>
   <source>Camera</source>
   <translation>Kamera</translation>
  </message>
  <message>
   <source>Camera frustum</source>
   <translation>Sichtpyramide der Kamera</translation>
  </message>
  <message>
   <source>Camera pane</source>
   <translation>Kamerabereich</translation>
  </message>
  <message>
   <source>Camera picture</source>
   <translation>Kamerabild</translation>
  </message>
  <message>
   <source>Camera picture in 3D</source>
   <translation>Kamerabild in 3D</translation>
  </message>
  <message>
   <source>Camera {number}</source>
   <translation>Kamera {number}</translation>
  </message>
  <message>
   <source>Camera, video or address</source>
   <translation>Kamera, Video oder Adresse</translation>
  </message>
  <message>
   <source>Cameras and videos were chosen together: choose only cameras, or only videos.</source>
   <translation>Kameras und Videos wurden zusammen gewählt: nur Kameras oder nur Videos wählen.</translation>
  </message>
  <message>
   <source>Cameras file</source>
   <translation>Kameradatei</translation>
  </message>
  <message>
   <source>Cameras file ({patterns})</source>
   <translation>Kameradatei ({patterns})</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Cancel the tracking of this session</source>
   <translation>Die Auswertung dieser Sitzung abbrechen</translation>
  </message>
  <message>
   <source>Cancelled.</source>
   <translation>Abgebrochen.</translation>
  </message>
  <message>
   <source>Cancelled: no files were kept.</source>
   <translation>Abgebrochen: Es wurden keine Dateien behalten.</translation>
  </message>
  <message>
   <source>Cancelling…</source>
   <translation>Wird abgebrochen …</translation>
  </message>
  <message>
   <source>Capture</source>
   <translation>Erfassung</translation>
  </message>
  <message>
   <source>Card or paper</source>
   <translation>Karte oder Papier</translation>
  </message>
  <message>
   <source>Centre on hand</source>
   <translation>Zentrieren</translation>
  </message>
  <message>
   <source>ChArUco</source>
   <translation>ChArUco</translation>
  </message>
  <message>
   <source>Checkerboard</source>
   <translation>Schachbrett</translation>
  </message>
  <message>
   <source>Checking…</source>
   <translation>Wird geprüft …</translation>
  </message>
  <message>
   <source>Checkpoint</source>
   <translation>Checkpoint</translation>
  </message>
  <message>
   <source>Checkpoint file</source>
   <translation>Checkpoint-Datei</translation>
  </message>
  <message>
   <source>Checkpoint file…</source>
   <translation>Checkpoint-Datei …</translation>
  </message>
  <message>
   <source>Checkpoint to start from</source>
   <translation>Checkpoint, von dem ausgegangen wird</translation>
  </message>
  <message>
   <source>Checkpoint: {name}</source>
   <translation>Checkpoint: {name}</translation>
  </message>
  <message>
   <source>Checkpoints (*.safetensors)</source>
   <translation>Checkpoints (*.safetensors)</translation>
  </message>
  <message>
   <source>Choose a .safetensors file</source>
   <translation>Eine .safetensors-Datei wählen</translation>
  </message>
  <message>
   <source>Choose a checkpoint; the method is unchanged until then.</source>
   <translation>Einen Checkpoint wählen; bis dahin bleibt die Methode, wie sie war.</translation>
  </message>
  <message>
   <source>Choose a file</source>
   <translation>Eine Datei wählen</translation>
  </message>
  <message>
   <source>Choose a folder.</source>
   <translation>Einen Ordner wählen.</translation>
  </message>
  <message>
   <source>Choose a person, or type a new name and press Save</source>
   <translation>Person wählen, oder einen neuen Namen eingeben und „Speichern“ drücken</translation>
  </message>
  <message>
   <source>Choose a session or a folder of shards</source>
   <translation>Eine Sitzung oder einen Ordner mit Shards wählen</translation>
  </message>
  <message>
   <source>Choose a source</source>
   <translation>Quelle wählen</translation>
  </message>
  <message>
   <source>Choose a source to begin.</source>
   <translation>Zum Beginnen eine Quelle wählen.</translation>
  </message>
  <message>
   <source>Choose hand model…</source>
   <translation>Handmodell wählen …</translation>
  </message>
  <message>
   <source>Chosen for live tracking: {name}</source>
   <translation>Für Live-Tracking gewählt: {name}</translation>
  </message>
  <message>
   <source>Clear list</source>
   <translation>Liste leeren</translation>
  </message>
  <message>
   <source>Click or drag: go there · wheel: zoom · right drag: pan · double-click: zoom out</source>
   <translation>Klicken oder ziehen: dorthin springen · Mausrad: zoomen · rechts ziehen: verschieben · Doppelklick: ganz anzeigen</translation>
  </message>
  <message>
   <source>Click to hide or show ({key})</source>
   <translation>Klicken, um ein- oder auszublenden ({key})</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Colours of the window; picture, 3D view and curves stay dark</source>
   <translation>Farben des Fensters; Bild, 3D-Ansicht und Kurven bleiben dunkel</translation>
  </message>
  <message>
   <source>Compare</source>
   <translation>Vergleichen</translation>
  </message>
  <message>
   <source>Compare with another run of this session</source>
   <translation>Mit einer anderen Auswertung dieser Sitzung vergleichen</translation>
  </message>
  <message>
   <source>Compare with…</source>
   <translation>Vergleichen mit …</translation>
  </message>
  <message>
   <source>Comparing with {run}…</source>
   <translation>Vergleich mit {run} …</translation>
  </message>
  <message>
   <source>Computing…</source>
   <translation>Wird berechnet …</translation>
  </message>
  <message>
   <source>Confidence</source>
   <translation>Konfidenz</translation>
  </message>
  <message>
   <source>Config</source>
   <translation>Konfiguration</translation>
  </message>
  <message>
   <source>Config file</source>
   <translation>Konfigurationsdatei</translation>
  </message>
  <message>
   <source>Configs (*.yaml)</source>
   <translation>Konfigurationen (*.yaml)</translation>
  </message>
  <message>
   <source>Configuration of the robot hand</source>
   <translation>Konfiguration der Roboterhand</translation>
  </message>
  <message>
   <source>Configurations of dex-retargeting</source>
   <translation>Konfigurationen von dex-retargeting</translation>
  </message>
  <message>
   <source>Contents</source>
   <translation>Inhalt</translation>
  </message>
  <message>
   <source>Continue in background</source>
   <translation>Im Hintergrund fortsetzen</translation>
  </message>
  <message>
   <source>Continue this run where it stopped, up to the number of steps in the form</source>
   <translation>Diesen Lauf dort fortsetzen, wo er aufgehört hat, bis zur Schrittzahl im Formular</translation>
  </message>
  <message>
   <source>Contrast</source>
   <translation>Kontrast</translation>
  </message>
  <message>
   <source>Copies versions, system, figures and the last lines of the log, without names, paths and addresses</source>
   <translation>Kopiert Versionen, System, Messwerte und die letzten Zeilen des Protokolls, ohne Namen, Pfade und Adressen</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy address</source>
   <translation>Adresse kopieren</translation>
  </message>
  <message>
   <source>Copy picture of 3D view</source>
   <translation>Bild der 3D-Ansicht kopieren</translation>
  </message>
  <message>
   <source>Copy picture of window</source>
   <translation>Bild des Fensters kopieren</translation>
  </message>
  <message>
   <source>Copy report for an issue</source>
   <translation>Bericht für eine Fehlermeldung kopieren</translation>
  </message>
  <message>
   <source>Copy the table, for example to a spreadsheet</source>
   <translation>Die Tabelle kopieren, zum Beispiel in eine Tabellenkalkulation</translation>
  </message>
  <message>
   <source>Covered: {percent} %</source>
   <translation>Abgedeckt: {percent} %</translation>
  </message>
  <message>
   <source>Curves</source>
   <translation>Kurven</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <source>Date</source>
   <translation>Datum</translation>
  </message>
  <message>
   <source>Delete the chosen gesture</source>
   <translation>Die gewählte Geste löschen</translation>
  </message>
  <message>
   <source>Delete the saved length of this person</source>
   <translation>Die gespeicherte Länge dieser Person löschen</translation>
  </message>
  <message>
   <source>Demo clip</source>
   <translation>Democlip</translation>
  </message>
  <message>
   <source>Detector</source>
   <translation>Detektor</translation>
  </message>
  <message>
   <source>Determines the distance of the hands, together with their length</source>
   <translation>Bestimmt zusammen mit ihrer Länge die Entfernung der Hände</translation>
  </message>
  <message>
   <source>Difference</source>
   <translation>Differenz</translation>
  </message>
  <message>
   <source>Direction &amp;matters</source>
   <translation>Ri&amp;chtung beachten</translation>
  </message>
  <message>
   <source>Dismiss this message</source>
   <translation>Diese Meldung ausblenden</translation>
  </message>
  <message>
   <source>Distance</source>
   <translation>Entfernung</translation>
  </message>
  <message>
   <source>Distance (cm)</source>
   <translation>Entfernung (cm)</translation>
  </message>
  <message>
   <source>Distance of the hand</source>
   <translation>Entfernung der Hand</translation>
  </message>
  <message>
   <source>Distance of the wrist from the camera, along its viewing direction</source>
   <translation>Entfernung des Handgelenks von der Kamera, entlang ihrer Blickrichtung</translation>
  </message>
  <message>
   <source>Drag: rotate · right drag or Shift-drag: pan · wheel: zoom · double-click: reset</source>
   <translation>Ziehen: drehen · rechts ziehen oder Umschalt+Ziehen: verschieben · Mausrad: zoomen · Doppelklick: zurücksetzen</translation>
  </message>
  <message>
   <source>Draw</source>
   <translation>Zeichnen</translation>
  </message>
  <message>
   <source>Drawing: the length from the crease of the wrist to the tip of the middle finger</source>
   <translation>Zeichnung: die Länge von der Falte am Handgelenk bis zur Spitze des Mittelfingers</translation>
  </message>
  <message>
   <source>Drop to add the hand model {name}</source>
   <translation>Ablegen, um das Handmodell {name} hinzuzufügen</translation>
  </message>
  <message numerus="yes">
   <source>Drop to open %n picture(s)</source>
   <translation>
    <numerusform>Ablegen, um %n Bild zu öffnen</numerusform>
    <numerusform>Ablegen, um %n Bilder zu öffnen</numerusform>
   </translation>
  </message>
  <message>
   <source>Drop to open {name}</source>
   <translation>Ablegen, um {name} zu öffnen</translation>
  </message>
  <message>
   <source>Drop to track with the checkpoint {name}</source>
   <translation>Ablegen, um mit dem Checkpoint {name} auszuwerten</translation>
  </message>
  <message>
   <source>Dropped</source>
   <translation>Übersprungen</translation>
  </message>
  <message>
   <source>Each camera has a lens of its own, in cameras.json: choose the lens as recorded, or correct it there.</source>
   <translation>Jede Kamera hat ein eigenes Objektiv, in cameras.json: das Objektiv wie aufgenommen wählen, oder es dort berichtigen.</translation>
  </message>
  <message>
   <source>Each frame</source>
   <translation>Jeder Frame</translation>
  </message>
  <message>
   <source>Each joint's own axes: red flexes, green points to the back, blue along</source>
   <translation>Die Achsen jedes Gelenks: um Rot wird gebeugt, Grün zeigt zum Handrücken, Blau längs</translation>
  </message>
  <message>
   <source>Each recording is saved in its own folder inside this one</source>
   <translation>Jede Aufnahme wird darin in einem eigenen Ordner gespeichert</translation>
  </message>
  <message>
   <source>End here</source>
   <translation>Hier enden</translation>
  </message>
  <message>
   <source>End here: play up to this frame ({key})</source>
   <translation>Hier enden: bis zu diesem Frame abspielen ({key})</translation>
  </message>
  <message>
   <source>Engine</source>
   <translation>Engine</translation>
  </message>
  <message>
   <source>Enter login…</source>
   <translation>Anmeldung eingeben …</translation>
  </message>
  <message>
   <source>Enter the length of your hand first. Then hold it at a distance that you measured from the camera to the wrist, such as 50 cm, and move the slider until the distance below agrees. Or calibrate with a board, which also removes the distortion of the lens.</source>
   <translation>Zuerst die Länge der Hand eingeben. Dann die Hand in einem gemessenen Abstand zwischen Kamera und Handgelenk halten, zum Beispiel 50 cm, und den Regler bewegen, bis die Entfernung unten stimmt. Oder mit einer Tafel kalibrieren, was auch die Verzeichnung des Objektivs entfernt.</translation>
  </message>
  <message>
   <source>Error</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <source>Error: {error} pixels</source>
   <translation>Fehler: {error} Pixel</translation>
  </message>
  <message>
   <source>Error: {message}</source>
   <translation>Fehler: {message}</translation>
  </message>
  <message>
   <source>Existing files</source>
   <translation>Vorhandene Dateien</translation>
  </message>
  <message>
   <source>Export</source>
   <translation>Exportieren</translation>
  </message>
  <message numerus="yes">
   <source>Export %n session(s)</source>
   <translation>
    <numerusform>%n Sitzung exportieren</numerusform>
    <numerusform>%n Sitzungen exportieren</numerusform>
   </translation>
  </message>
  <message>
   <source>Export session…</source>
   <translation>Sitzung exportieren …</translation>
  </message>
  <message>
   <source>Export the sessions for another program</source>
   <translation>Die Sitzungen für ein anderes Programm exportieren</translation>
  </message>
  <message>
   <source>Export {name}</source>
   <translation>{name} exportieren</translation>
  </message>
  <message>
   <source>Exported {exported} of {all} sessions to {folder}.</source>
   <translation>{exported} von {all} Sitzungen nach {folder} exportiert.</translation>
  </message>
  <message>
   <source>Exported {hands}, {frames} to {path}</source>
   <translation>{hands}, {frames} nach {path} exportiert</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren …</translation>
  </message>
  <message>
   <source>Exposure</source>
   <translation>Belichtung</translation>
  </message>
  <message>
   <source>Faster</source>
   <translation>Schneller</translation>
  </message>
  <message>
   <source>Field of view</source>
   <translation>Sichtfeld</translation>
  </message>
  <message>
   <source>Field of view in degrees</source>
   <translation>Sichtfeld in Grad</translation>
  </message>
  <message>
   <source>Figures of both runs</source>
   <translation>Messwerte beider Auswertungen</translation>
  </message>
  <message>
   <source>File: {name}, {size} MB</source>
   <translation>Datei: {name}, {size} MB</translation>
  </message>
  <message>
   <source>Fill the screen with the window</source>
   <translation>Den Bildschirm mit dem Fenster füllen</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filter</translation>
  </message>
  <message>
   <source>Filter and joints</source>
   <translation>Filter und Gelenke</translation>
  </message>
  <message>
   <source>Filter by action or key</source>
   <translation>Nach Aktion oder Taste filtern</translation>
  </message>
  <message>
   <source>Filter by name, date, hands or method</source>
   <translation>Nach Name, Datum, Händen oder Methode filtern</translation>
  </message>
  <message>
   <source>Fine-tune: motion (the temporal encoder)</source>
   <translation>Feinabstimmung: Bewegung</translation>
  </message>
  <message>
   <source>Fine-tune: single pictures (the spatial part)</source>
   <translation>Feinabstimmung: Einzelbilder</translation>
  </message>
  <message>
   <source>Finger angles: {hand}</source>
   <translation>Fingerwinkel: {hand}</translation>
  </message>
  <message>
   <source>Finger trails</source>
   <translation>Fingerspuren</translation>
  </message>
  <message>
   <source>Finish the current step, save, and end</source>
   <translation>Den laufenden Schritt abschließen, speichern und beenden</translation>
  </message>
  <message>
   <source>Fit to key points (no trained network)</source>
   <translation>Anpassung an Schlüsselpunkte (ohne trainiertes Netz)</translation>
  </message>
  <message>
   <source>Flexion</source>
   <translation>Beugung</translation>
  </message>
  <message>
   <source>Flexion (°)</source>
   <translation>Beugung (°)</translation>
  </message>
  <message>
   <source>Flexion of each joint; straight is 0°.
Joint 1: MCP (thumb: CMC) · 2: PIP (thumb: MCP) · 3: DIP (thumb: IP)</source>
   <translation>Beugung jedes Gelenks; gestreckt ist 0°.
Gelenk 1: MCP (Daumen: CMC) · 2: PIP (Daumen: MCP) · 3: DIP (Daumen: IP)</translation>
  </message>
  <message>
   <source>Focus</source>
   <translation>Fokus</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>Folder of the URDF files</source>
   <translation>Ordner der URDF-Dateien</translation>
  </message>
  <message>
   <source>Folder of the URDF files: robots/hands</source>
   <translation>Ordner der URDF-Dateien: robots/hands</translation>
  </message>
  <message>
   <source>Folder of the export</source>
   <translation>Ordner des Exports</translation>
  </message>
  <message>
   <source>Folder of the re-run</source>
   <translation>Ordner der erneuten Auswertung</translation>
  </message>
  <message>
   <source>Folder of the runs</source>
   <translation>Ordner der Trainingsläufe</translation>
  </message>
  <message>
   <source>Following the hands: cropping, and the landmark network</source>
   <translation>Verfolgen der Hände: Zuschneiden, und das Landmarken-Netz</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Vorwärts</translation>
  </message>
  <message>
   <source>Found</source>
   <translation>Gefunden</translation>
  </message>
  <message>
   <source>Found by both</source>
   <translation>Von beiden gefunden</translation>
  </message>
  <message>
   <source>Found only by this run</source>
   <translation>Nur von dieser Auswertung gefunden</translation>
  </message>
  <message>
   <source>Frame rate</source>
   <translation>Bildrate</translation>
  </message>
  <message>
   <source>Frames lost because the disk or the computer was too slow: {lost}.</source>
   <translation>Verlorene Frames, weil der Datenträger oder der Computer zu langsam war: {lost}.</translation>
  </message>
  <message>
   <source>Frames measured</source>
   <translation>Gemessene Frames</translation>
  </message>
  <message>
   <source>Frames per second</source>
   <translation>Bilder pro Sekunde</translation>
  </message>
  <message>
   <source>Frames shown per second</source>
   <translation>Angezeigte Frames pro Sekunde</translation>
  </message>
  <message>
   <source>Frames skipped because a newer one was available</source>
   <translation>Frames, die übersprungen wurden, weil es einen neueren gab</translation>
  </message>
  <message>
   <source>Frames skipped because a newer one was available, of all captured</source>
   <translation>Frames, die übersprungen wurden, weil es einen neueren gab, von allen erfassten</translation>
  </message>
  <message>
   <source>Frames tracked</source>
   <translation>Ausgewertet</translation>
  </message>
  <message>
   <source>From above</source>
   <translation>Von oben</translation>
  </message>
  <message>
   <source>From capture to screen</source>
   <translation>Von der Aufnahme bis zum Bildschirm</translation>
  </message>
  <message>
   <source>From the camera's picture, or the time at which that of a file is due, until it is decoded</source>
   <translation>Vom Bild der Kamera, oder vom fälligen Zeitpunkt bei einer Datei, bis es dekodiert ist</translation>
  </message>
  <message>
   <source>From the camera's side, level</source>
   <translation>Von der Seite der Kamera, waagerecht</translation>
  </message>
  <message>
   <source>From the right</source>
   <translation>Von rechts</translation>
  </message>
  <message>
   <source>From the tip of the thumb to the tip of the index finger</source>
   <translation>Von der Spitze des Daumens zur Spitze des Zeigefingers</translation>
  </message>
  <message>
   <source>Front</source>
   <translation>Vorn</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Vollbild</translation>
  </message>
  <message>
   <source>Further right, the hands are steadier but lag more; the default is 1 ×</source>
   <translation>Nach rechts werden die Hände ruhiger und verzögern sich stärker; 1 × ist die Voreinstellung</translation>
  </message>
  <message>
   <source>Gain</source>
   <translation>Verstärkung</translation>
  </message>
  <message>
   <source>Gesture</source>
   <translation>Geste</translation>
  </message>
  <message>
   <source>Gestures</source>
   <translation>Gesten</translation>
  </message>
  <message>
   <source>Gestures…</source>
   <translation>Gesten …</translation>
  </message>
  <message>
   <source>Give the session another name (F2)</source>
   <translation>Der Sitzung einen anderen Namen geben (F2)</translation>
  </message>
  <message>
   <source>Go to largest</source>
   <translation>Zur größten</translation>
  </message>
  <message>
   <source>Go to the frame where the runs differ most</source>
   <translation>Zu dem Frame springen, in dem sich die Auswertungen am stärksten unterscheiden</translation>
  </message>
  <message>
   <source>Graphics card (DirectML)</source>
   <translation>Grafikkarte (DirectML)</translation>
  </message>
  <message>
   <source>Graphics card (DirectML, Windows)</source>
   <translation>Grafikkarte (DirectML, Windows)</translation>
  </message>
  <message>
   <source>Hand</source>
   <translation>Hand</translation>
  </message>
  <message>
   <source>Hand length</source>
   <translation>Handlänge</translation>
  </message>
  <message>
   <source>Hand length: {length} cm…</source>
   <translation>Handlänge: {length} cm …</translation>
  </message>
  <message>
   <source>Hand length…</source>
   <translation>Handlänge …</translation>
  </message>
  <message>
   <source>Hand model</source>
   <translation>Handmodell</translation>
  </message>
  <message>
   <source>Hand model: CC0. Palm detector and landmark network: Apache-2.0, by the MediaPipe authors. The file NOTICE has the full list.</source>
   <translation>Handmodell: CC0. Handflächen-Detektor und Landmarken-Netz: Apache-2.0, von den Autoren von MediaPipe. Die Datei NOTICE enthält die vollständige Liste.</translation>
  </message>
  <message>
   <source>Hand model: {name}</source>
   <translation>Handmodell: {name}</translation>
  </message>
  <message>
   <source>Hand models (*.npz *.pkl)</source>
   <translation>Handmodelle (*.npz *.pkl)</translation>
  </message>
  <message>
   <source>Handedness differs</source>
   <translation>Andere Seite</translation>
  </message>
  <message>
   <source>Hands</source>
   <translation>Hände</translation>
  </message>
  <message>
   <source>Hands are steadier without lag, keep their number, and gaps up to half a second are filled; replaces the One-Euro filter</source>
   <translation>Die Hände sind ruhiger ohne Verzögerung, behalten ihre Nummer, und Lücken bis zu einer halben Sekunde werden gefüllt; ersetzt den One-Euro-Filter</translation>
  </message>
  <message>
   <source>Hands in {frames}</source>
   <translation>Hände in {frames}</translation>
  </message>
  <message>
   <source>Hide</source>
   <translation>Ausblenden</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>Hold a hand in front of the camera to see what the smoothing does.</source>
   <translation>Eine Hand vor die Kamera halten, um die Wirkung der Glättung zu sehen.</translation>
  </message>
  <message>
   <source>Hold a hand in view, palm towards the camera, 30–80 cm away.</source>
   <translation>Eine Hand ins Bild halten, Handfläche zur Kamera, 30–80 cm entfernt.</translation>
  </message>
  <message>
   <source>Hold up your hand: recording in {seconds} s.</source>
   <translation>Hand hochhalten: Aufzeichnung in {seconds} s.</translation>
  </message>
  <message>
   <source>How far the hand may differ from the chosen gesture</source>
   <translation>Wie weit die Hand von der gewählten Geste abweichen darf</translation>
  </message>
  <message>
   <source>How sure the network is that there is a hand</source>
   <translation>Wie sicher das Netz ist, dass dort eine Hand ist</translation>
  </message>
  <message>
   <source>Import calibration file…</source>
   <translation>Kalibrierungsdatei importieren …</translation>
  </message>
  <message>
   <source>In frames missing from the other run</source>
   <translation>In Frames, die der anderen Auswertung fehlen</translation>
  </message>
  <message>
   <source>In use: a field of view of {degrees}°, as chosen here.</source>
   <translation>In Verwendung: ein Sichtfeld von {degrees}°, wie hier gewählt.</translation>
  </message>
  <message>
   <source>In use: a field of view of {degrees}°, which is a guess.</source>
   <translation>In Verwendung: ein Sichtfeld von {degrees}°, das geschätzt ist.</translation>
  </message>
  <message>
   <source>In use: the calibration given at the start, with a field of view of {degrees}°.</source>
   <translation>In Verwendung: die beim Start angegebene Kalibrierung, mit einem Sichtfeld von {degrees}°.</translation>
  </message>
  <message>
   <source>In use: the saved calibration, with a field of view of {degrees}°.</source>
   <translation>In Verwendung: die gespeicherte Kalibrierung, mit einem Sichtfeld von {degrees}°.</translation>
  </message>
  <message>
   <source>In use: {name}</source>
   <translation>In Verwendung: {name}</translation>
  </message>
  <message>
   <source>Include the vertices of every frame</source>
   <translation>Die Punkte jedes Frames mit ausgeben</translation>
  </message>
  <message>
   <source>Index</source>
   <translation>Zeigefinger</translation>
  </message>
  <message>
   <source>Inspector</source>
   <translation>Inspektor</translation>
  </message>
  <message>
   <source>Install</source>
   <translation>Installieren</translation>
  </message>
  <message>
   <source>Install packages</source>
   <translation>Pakete installieren</translation>
  </message>
  <message>
   <source>Install the missing packages?</source>
   <translation>Die fehlenden Pakete installieren?</translation>
  </message>
  <message>
   <source>Install them with: {command}</source>
   <translation>Installieren mit: {command}</translation>
  </message>
  <message>
   <source>Installing…</source>
   <translation>Wird installiert …</translation>
  </message>
  <message>
   <source>Install…</source>
   <translation>Installieren …</translation>
  </message>
  <message>
   <source>Internal error ({kind}): no report could be written to {path} ({reason}).</source>
   <translation>Interner Fehler ({kind}): Der Bericht konnte nicht in {path} geschrieben werden ({reason}).</translation>
  </message>
  <message>
   <source>Internal error ({kind}): the report is in {path}.</source>
   <translation>Interner Fehler ({kind}): Der Bericht liegt in {path}.</translation>
  </message>
  <message>
   <source>Internal error ({name}): {error}</source>
   <translation>Interner Fehler ({name}): {error}</translation>
  </message>
  <message>
   <source>It was tracked with another hand model, which was not found: drop its file onto the window.</source>
   <translation>Mit einem anderen Handmodell ausgewertet, das nicht gefunden wurde: dessen Datei auf dem Fenster ablegen.</translation>
  </message>
  <message>
   <source>It was tracked with {name}, which was not found: drop that file onto the window.</source>
   <translation>Mit {name} ausgewertet, das nicht gefunden wurde: diese Datei auf dem Fenster ablegen.</translation>
  </message>
  <message>
   <source>Its fingers follow those of each hand</source>
   <translation>Ihre Finger folgen denen jeder Hand</translation>
  </message>
  <message>
   <source>Jitter</source>
   <translation>Jitter</translation>
  </message>
  <message>
   <source>Jitter of the wrist: {raw} mm before the filter, {smooth} mm after it. Lag: {lag}.</source>
   <translation>Jitter des Handgelenks: {raw} mm vor dem Filter, {smooth} mm danach. Verzögerung: {lag}.</translation>
  </message>
  <message>
   <source>Jitter, mm/frame²</source>
   <translation>Jitter, mm/Frame²</translation>
  </message>
  <message>
   <source>Joint 1</source>
   <translation>Gelenk 1</translation>
  </message>
  <message>
   <source>Joint 2</source>
   <translation>Gelenk 2</translation>
  </message>
  <message>
   <source>Joint 3</source>
   <translation>Gelenk 3</translation>
  </message>
  <message>
   <source>Joint axes</source>
   <translation>Gelenkachsen</translation>
  </message>
  <message>
   <source>Keep recording</source>
   <translation>Weiter aufnehmen</translation>
  </message>
  <message>
   <source>Keep the hands in the middle of the 3D view</source>
   <translation>Die Hände in der Mitte der 3D-Ansicht halten</translation>
  </message>
  <message>
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Landmarks</source>
   <translation>Landmarken</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Language of the window</source>
   <translation>Sprache des Fensters</translation>
  </message>
  <message>
   <source>Largest difference</source>
   <translation>Größte Differenz</translation>
  </message>
  <message>
   <source>Last 10 seconds</source>
   <translation>Letzte 10 Sekunden</translation>
  </message>
  <message>
   <source>Latency, 95 %</source>
   <translation>Latenz, 95 %</translation>
  </message>
  <message>
   <source>Latency, median</source>
   <translation>Latenz, Median</translation>
  </message>
  <message>
   <source>Lay your hand beside it, with all of it in the picture.</source>
   <translation>Die Hand vollständig im Bild daneben legen.</translation>
  </message>
  <message>
   <source>Lay your hand flat and measure from the crease of the wrist to the tip of the middle finger. Without it a small hand nearby looks the same as a large one farther away, and the distance is an estimate.</source>
   <translation>Hand flach auflegen und von der Falte am Handgelenk bis zur Spitze des Mittelfingers messen. Ohne diese Angabe sieht eine kleine Hand in der Nähe genauso aus wie eine große weiter weg, und die Entfernung wird nur geschätzt.</translation>
  </message>
  <message>
   <source>Lay your hand flat on a table beside a bank card or on a sheet of paper, with the camera above it.</source>
   <translation>Die Hand flach auf einen Tisch neben eine Bankkarte oder auf ein Blatt Papier legen, mit der Kamera darüber.</translation>
  </message>
  <message>
   <source>Lay your hand flat, with straight fingers.</source>
   <translation>Die Hand flach auflegen, mit gestreckten Fingern.</translation>
  </message>
  <message>
   <source>LeRobot data set v3, for robot learning</source>
   <translation>LeRobot-Datensatz v3, für das Lernen von Robotern</translation>
  </message>
  <message>
   <source>Learning rate</source>
   <translation>Lernrate</translation>
  </message>
  <message>
   <source>Left</source>
   <translation>Links</translation>
  </message>
  <message>
   <source>Left hand</source>
   <translation>Linke Hand</translation>
  </message>
  <message>
   <source>Left hand {number}</source>
   <translation>Linke Hand {number}</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>Length of the recording</source>
   <translation>Länge der Aufnahme</translation>
  </message>
  <message>
   <source>Lens</source>
   <translation>Objektiv</translation>
  </message>
  <message>
   <source>Let bone lengths vary from frame to frame</source>
   <translation>Knochenlängen von Frame zu Frame ändern</translation>
  </message>
  <message>
   <source>Letter paper</source>
   <translation>Letter-Papier</translation>
  </message>
  <message>
   <source>Licence: Apache-2.0. Handmirror uses PyQt6 (GPL v3 or commercial), Qt {qt} (LGPL v3), pyqtgraph and PyOpenGL (MIT and BSD), PyTorch (BSD), OpenCV (Apache-2.0) and PyAV (BSD).</source>
   <translation>Lizenz: Apache-2.0. Handmirror verwendet PyQt6 (GPL v3 oder kommerziell), Qt {qt} (LGPL v3), pyqtgraph und PyOpenGL (MIT und BSD), PyTorch (BSD), OpenCV (Apache-2.0) und PyAV (BSD).</translation>
  </message>
  <message>
   <source>Licence: {name}</source>
   <translation>Lizenz: {name}</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Loading the tracker…</source>
   <translation>Tracker wird geladen …</translation>
  </message>
  <message>
   <source>Loop</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Losses and sample pictures appear here once the training is running.</source>
   <translation>Verlustwerte und Beispielbilder erscheinen hier, wenn das Training läuft.</translation>
  </message>
  <message>
   <source>MJPG is compressed; YUYV and others need a fast USB port</source>
   <translation>MJPG ist komprimiert; YUYV und andere brauchen einen schnellen USB-Anschluss</translation>
  </message>
  <message>
   <source>Mains frequency</source>
   <translation>Netzfrequenz</translation>
  </message>
  <message>
   <source>Make checkpoint</source>
   <translation>Checkpoint erstellen</translation>
  </message>
  <message>
   <source>Match</source>
   <translation>Treffer</translation>
  </message>
  <message>
   <source>Match of {gesture}</source>
   <translation>Treffer für {gesture}</translation>
  </message>
  <message>
   <source>Maximum number of hands to track; fewer hands need less time</source>
   <translation>Maximale Anzahl verfolgter Hände; weniger Hände brauchen weniger Zeit</translation>
  </message>
  <message>
   <source>Maximum number of hands tracked at a time</source>
   <translation>Höchstzahl der gleichzeitig verfolgten Hände</translation>
  </message>
  <message>
   <source>Mean difference</source>
   <translation>Mittlere Differenz</translation>
  </message>
  <message>
   <source>Mean difference of joints, mm</source>
   <translation>Mittlere Differenz der Gelenke, mm</translation>
  </message>
  <message>
   <source>Measure</source>
   <translation>Messen</translation>
  </message>
  <message>
   <source>Measure the lens of the camera and the length of your hand</source>
   <translation>Das Objektiv der Kamera und die Länge der Hand messen</translation>
  </message>
  <message>
   <source>Median time from capture to screen of the last frames</source>
   <translation>Median der Zeit von der Aufnahme bis zum Bildschirm über die letzten Frames</translation>
  </message>
  <message>
   <source>Mesh</source>
   <translation>Mesh</translation>
  </message>
  <message>
   <source>Method</source>
   <translation>Methode</translation>
  </message>
  <message>
   <source>Method: {method}</source>
   <translation>Methode: {method}</translation>
  </message>
  <message>
   <source>Middle</source>
   <translation>Mittelfinger</translation>
  </message>
  <message>
   <source>Mirror</source>
   <translation>Spiegeln</translation>
  </message>
  <message>
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <source>More frames per second follow fast hands better</source>
   <translation>Mehr Bilder pro Sekunde folgen schnellen Händen besser</translation>
  </message>
  <message>
   <source>More settings</source>
   <translation>Weiteres</translation>
  </message>
  <message>
   <source>Move the sessions to the system's bin (Delete)</source>
   <translation>Die Sitzungen in den Papierkorb des Systems verschieben (Entf)</translation>
  </message>
  <message>
   <source>Move to bin</source>
   <translation>In den Papierkorb</translation>
  </message>
  <message>
   <source>NVIDIA graphics card</source>
   <translation>NVIDIA-Grafikkarte</translation>
  </message>
  <message>
   <source>NVIDIA graphics card (CUDA)</source>
   <translation>NVIDIA-Grafikkarte (CUDA)</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Name of a gesture</source>
   <translation>Name einer Geste</translation>
  </message>
  <message>
   <source>Name of the gesture to learn</source>
   <translation>Name der Geste, die gelernt werden soll</translation>
  </message>
  <message>
   <source>Name of the run and of the checkpoint that it makes</source>
   <translation>Name des Laufs und des Checkpoints, den er erzeugt</translation>
  </message>
  <message>
   <source>Needs packages that are not installed: {command}</source>
   <translation>Benötigt Pakete, die nicht installiert sind: {command}</translation>
  </message>
  <message>
   <source>Next marker</source>
   <translation>Nächster Marker</translation>
  </message>
  <message>
   <source>Next style</source>
   <translation>Nächste Darstellung</translation>
  </message>
  <message>
   <source>No calibration is chosen: choose its file, or another lens.</source>
   <translation>Keine Kalibrierung gewählt: ihre Datei oder ein anderes Objektiv wählen.</translation>
  </message>
  <message>
   <source>No camera was found, so the demo clip is shown.</source>
   <translation>Es wurde keine Kamera gefunden; deshalb wird der Democlip gezeigt.</translation>
  </message>
  <message>
   <source>No checkpoint is chosen: choose its file.</source>
   <translation>Kein Checkpoint gewählt: dessen Datei wählen.</translation>
  </message>
  <message>
   <source>No config file is chosen: choose one.</source>
   <translation>Keine Konfigurationsdatei gewählt: eine wählen.</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the export.</source>
   <translation>Kein Ordner gewählt: einen für den Export wählen.</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the exports.</source>
   <translation>Kein Ordner gewählt: einen für die Exporte wählen.</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the re-run.</source>
   <translation>Kein Ordner gewählt: einen für die erneute Auswertung wählen.</translation>
  </message>
  <message>
   <source>No folder is chosen: choose one for the runs.</source>
   <translation>Kein Ordner gewählt: einen für die Trainingsläufe wählen.</translation>
  </message>
  <message>
   <source>No frames were recorded.</source>
   <translation>Es wurden keine Frames aufgenommen.</translation>
  </message>
  <message>
   <source>No hand</source>
   <translation>Keine Hand</translation>
  </message>
  <message>
   <source>No hand was seen: hold your hand in front of the camera and try again.</source>
   <translation>Keine Hand war zu sehen: Hand ins Bild halten und erneut versuchen.</translation>
  </message>
  <message>
   <source>No permission to write to {path}: choose another folder.</source>
   <translation>In {path} fehlt die Schreibberechtigung: einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>No session was found in {folder}: choose a folder that contains a session.json.</source>
   <translation>In {folder} wurde keine Sitzung gefunden: einen Ordner wählen, der session.json enthält.</translation>
  </message>
  <message>
   <source>No source is being tracked: start tracking first.</source>
   <translation>Es läuft keine Quelle: zuerst das Tracking starten.</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>None of the cameras delivers frames: check their cables.</source>
   <translation>Keine der Kameras liefert Frames: die Kabel prüfen.</translation>
  </message>
  <message>
   <source>Not tracked</source>
   <translation>Nicht ausgewertet</translation>
  </message>
  <message>
   <source>Nothing is left to train on: add more data, or validate on the training data.</source>
   <translation>Es bleibt nichts zum Trainieren übrig: weitere Daten hinzufügen oder auf den Trainingsdaten validieren.</translation>
  </message>
  <message>
   <source>Nothing opened yet</source>
   <translation>Noch nichts geöffnet</translation>
  </message>
  <message>
   <source>Now running: {mode}</source>
   <translation>Aktuell: {mode}</translation>
  </message>
  <message>
   <source>Number of cameras</source>
   <translation>Anzahl der Kameras</translation>
  </message>
  <message>
   <source>OK</source>
   <translation>OK</translation>
  </message>
  <message>
   <source>On the second screen, if there is one; the size on the screen does not matter</source>
   <translation>Auf dem zweiten Bildschirm, falls vorhanden; die Größe auf dem Bildschirm ist egal</translation>
  </message>
  <message>
   <source>One frame back</source>
   <translation>Ein Frame zurück</translation>
  </message>
  <message>
   <source>One frame forward</source>
   <translation>Ein Frame vor</translation>
  </message>
  <message>
   <source>Only cameras connected to this computer have settings here: choose one in the list of sources.</source>
   <translation>Nur Kameras dieses Computers haben hier Einstellungen: eine in der Liste der Quellen wählen.</translation>
  </message>
  <message>
   <source>Only this computer can open the page.</source>
   <translation>Nur dieser Computer kann die Seite öffnen.</translation>
  </message>
  <message>
   <source>Open</source>
   <translation>Öffnen</translation>
  </message>
  <message>
   <source>Open a recorded session first, to re-run it with {name}.</source>
   <translation>Zuerst eine aufgenommene Sitzung öffnen, um sie mit {name} erneut auszuwerten.</translation>
  </message>
  <message>
   <source>Open address</source>
   <translation>Adresse öffnen</translation>
  </message>
  <message>
   <source>Open address…</source>
   <translation>Adresse öffnen …</translation>
  </message>
  <message>
   <source>Open folder of pictures</source>
   <translation>Ordner mit Bildern öffnen</translation>
  </message>
  <message>
   <source>Open folder of pictures…</source>
   <translation>Ordner mit Bildern öffnen …</translation>
  </message>
  <message>
   <source>Open recent</source>
   <translation>Zuletzt geöffnet</translation>
  </message>
  <message>
   <source>Open session</source>
   <translation>Sitzung öffnen</translation>
  </message>
  <message>
   <source>Open session…</source>
   <translation>Sitzung öffnen …</translation>
  </message>
  <message>
   <source>Open several cameras</source>
   <translation>Mehrere Kameras öffnen</translation>
  </message>
  <message>
   <source>Open several cameras…</source>
   <translation>Mehrere Kameras öffnen …</translation>
  </message>
  <message>
   <source>Open the folder of the result in the file manager</source>
   <translation>Den Ordner des Ergebnisses im Dateimanager öffnen</translation>
  </message>
  <message>
   <source>Open the recording folder</source>
   <translation>Den Aufnahmeordner öffnen</translation>
  </message>
  <message>
   <source>Open video</source>
   <translation>Video öffnen</translation>
  </message>
  <message>
   <source>Open video or pictures</source>
   <translation>Video oder Bilder öffnen</translation>
  </message>
  <message>
   <source>Open video or pictures…</source>
   <translation>Video oder Bilder öffnen …</translation>
  </message>
  <message>
   <source>Open video…</source>
   <translation>Video öffnen …</translation>
  </message>
  <message>
   <source>OpenGL is not available, so there is no 3D view; tracking and the camera picture work without it.

Install the driver of your graphics card, or on Debian and Ubuntu: sudo apt install libgl1 libegl1 libgl1-mesa-dri</source>
   <translation>OpenGL ist nicht verfügbar; deshalb gibt es keine 3D-Ansicht. Tracking und Kamerabild funktionieren auch so.

Den Treiber der Grafikkarte installieren, oder unter Debian und Ubuntu: sudo apt install libgl1 libegl1 libgl1-mesa-dri</translation>
  </message>
  <message>
   <source>OpenXR's 26 joints with their rotations, for XR and robots</source>
   <translation>die 26 Gelenke von OpenXR mit ihren Drehungen, für XR und Roboter</translation>
  </message>
  <message>
   <source>Opening the cameras…</source>
   <translation>Kameras werden geöffnet …</translation>
  </message>
  <message>
   <source>Opening the camera…</source>
   <translation>Kamera wird geöffnet …</translation>
  </message>
  <message>
   <source>Opening {name}…</source>
   <translation>{name} wird geöffnet …</translation>
  </message>
  <message>
   <source>Opening…</source>
   <translation>Wird geöffnet …</translation>
  </message>
  <message>
   <source>Or, without one, the default of {degrees} degrees</source>
   <translation>Oder, ohne Angabe, die voreingestellten {degrees} Grad</translation>
  </message>
  <message>
   <source>Other (file)</source>
   <translation>Andere (Datei)</translation>
  </message>
  <message>
   <source>Other devices on the network may open the page</source>
   <translation>Andere Geräte im Netzwerk dürfen die Seite öffnen</translation>
  </message>
  <message>
   <source>Otherwise each bone keeps its median length</source>
   <translation>Sonst behält jeder Knochen den Median seiner Länge</translation>
  </message>
  <message>
   <source>Otherwise existing files are kept, and their sessions are not exported</source>
   <translation>Sonst bleiben vorhandene Dateien erhalten, und deren Sitzungen werden nicht exportiert</translation>
  </message>
  <message>
   <source>Overlay</source>
   <translation>Overlay</translation>
  </message>
  <message>
   <source>Overlay and 3D view</source>
   <translation>Overlay und 3D-Ansicht</translation>
  </message>
  <message>
   <source>Overlay: mesh and skeleton</source>
   <translation>Overlay: Mesh und Skelett</translation>
  </message>
  <message>
   <source>Overlay: off</source>
   <translation>Overlay: aus</translation>
  </message>
  <message>
   <source>Overlay: skeleton</source>
   <translation>Overlay: Skelett</translation>
  </message>
  <message>
   <source>Overwrite</source>
   <translation>Überschreiben</translation>
  </message>
  <message>
   <source>PDF to print</source>
   <translation>PDF zum Drucken</translation>
  </message>
  <message>
   <source>Pages</source>
   <translation>Seiten</translation>
  </message>
  <message>
   <source>Pale when uncertain</source>
   <translation>Blass bei Unsicherheit</translation>
  </message>
  <message>
   <source>Palm detector: searching for further hands</source>
   <translation>Handflächen-Detektor: Suche nach weiteren Händen</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Papier</translation>
  </message>
  <message>
   <source>Pause</source>
   <translation>Pause</translation>
  </message>
  <message>
   <source>Paused while recording</source>
   <translation>Pausiert während der Aufnahme</translation>
  </message>
  <message>
   <source>Performance</source>
   <translation>Leistung</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>Picture</source>
   <translation>Bild</translation>
  </message>
  <message>
   <source>Picture difference</source>
   <translation>Differenz im Bild</translation>
  </message>
  <message>
   <source>Picture of {camera}</source>
   <translation>Bild von {camera}</translation>
  </message>
  <message>
   <source>Picture, px</source>
   <translation>Bild, px</translation>
  </message>
  <message>
   <source>Pictures (*.png *.jpg)</source>
   <translation>Bilder (*.png *.jpg)</translation>
  </message>
  <message>
   <source>Pictures ({patterns})</source>
   <translation>Bilder ({patterns})</translation>
  </message>
  <message>
   <source>Pinch</source>
   <translation>Kneifen</translation>
  </message>
  <message>
   <source>Pinch distance (mm)</source>
   <translation>Abstand beim Kneifen (mm)</translation>
  </message>
  <message>
   <source>Pinky</source>
   <translation>Kleiner Finger</translation>
  </message>
  <message>
   <source>Play</source>
   <translation>Abspielen</translation>
  </message>
  <message>
   <source>Play again</source>
   <translation>Noch einmal abspielen</translation>
  </message>
  <message>
   <source>Play as video</source>
   <translation>Als Video abspielen</translation>
  </message>
  <message>
   <source>Play or pause ({key})</source>
   <translation>Abspielen oder anhalten ({key})</translation>
  </message>
  <message>
   <source>Play the demo</source>
   <translation>Demo abspielen</translation>
  </message>
  <message>
   <source>Plot of the last seconds</source>
   <translation>Kurve der letzten Sekunden</translation>
  </message>
  <message>
   <source>Plotted figure</source>
   <translation>Dargestellte Größe</translation>
  </message>
  <message>
   <source>Plotted joint</source>
   <translation>Dargestelltes Gelenk</translation>
  </message>
  <message>
   <source>Port</source>
   <translation>Port</translation>
  </message>
  <message>
   <source>Port of the web page</source>
   <translation>Port der Webseite</translation>
  </message>
  <message>
   <source>Pose</source>
   <translation>Pose</translation>
  </message>
  <message>
   <source>Pose, shape and position, and the refinement</source>
   <translation>Pose, Form und Position sowie die Verfeinerung</translation>
  </message>
  <message>
   <source>Position</source>
   <translation>Position</translation>
  </message>
  <message>
   <source>Position and total</source>
   <translation>Position und Gesamtlänge</translation>
  </message>
  <message>
   <source>Position in the video or among the pictures</source>
   <translation>Position im Video oder unter den Bildern</translation>
  </message>
  <message>
   <source>Position of the wrist before and after the filter</source>
   <translation>Position des Handgelenks vor und nach dem Filter</translation>
  </message>
  <message>
   <source>Preparing the checkpoint</source>
   <translation>Checkpoint wird vorbereitet</translation>
  </message>
  <message>
   <source>Preparing {name}</source>
   <translation>{name} wird vorbereitet</translation>
  </message>
  <message>
   <source>Previous marker</source>
   <translation>Voriger Marker</translation>
  </message>
  <message>
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <source>Progress of the installation</source>
   <translation>Fortschritt der Installation</translation>
  </message>
  <message>
   <source>Progress of the training</source>
   <translation>Fortschritt des Trainings</translation>
  </message>
  <message>
   <source>QR code of {address}</source>
   <translation>QR-Code von {address}</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Range</source>
   <translation>Bereich</translation>
  </message>
  <message>
   <source>Range A–B</source>
   <translation>Bereich A–B</translation>
  </message>
  <message>
   <source>Range A–B: {times} ({frames})</source>
   <translation>Bereich A–B: {times} ({frames})</translation>
  </message>
  <message>
   <source>Re-run</source>
   <translation>Auswerten</translation>
  </message>
  <message>
   <source>Re-run a session…</source>
   <translation>Eine Sitzung erneut auswerten …</translation>
  </message>
  <message>
   <source>Re-run {name}</source>
   <translation>{name} erneut auswerten</translation>
  </message>
  <message>
   <source>Re-run…</source>
   <translation>Erneut auswerten …</translation>
  </message>
  <message>
   <source>Real-time webcam hand tracking as a live 3D mesh.</source>
   <translation>Handtracking in Echtzeit mit der Webcam, als lebendiges 3D-Mesh.</translation>
  </message>
  <message>
   <source>Recognise gestures</source>
   <translation>Gesten erkennen</translation>
  </message>
  <message>
   <source>Recognise gestures, and learn new ones</source>
   <translation>Gesten erkennen und neue lernen</translation>
  </message>
  <message>
   <source>Record</source>
   <translation>Aufnehmen</translation>
  </message>
  <message>
   <source>Record every frame and the hands in it</source>
   <translation>Jeden Frame und die Hände darin aufnehmen</translation>
  </message>
  <message>
   <source>Recorded frames that were tracked, size of the video, free space on its disk</source>
   <translation>Aufgenommene Frames, die ausgewertet wurden, Größe des Videos, freier Platz auf dem Datenträger</translation>
  </message>
  <message>
   <source>Recorded {length}: all {frames} frames tracked, {size}.</source>
   <translation>{length} aufgenommen: alle {frames} Frames ausgewertet, {size}.</translation>
  </message>
  <message>
   <source>Recorded {length}: {tracked} of {frames} frames tracked, {size}.</source>
   <translation>{length} aufgenommen: {tracked} von {frames} Frames ausgewertet, {size}.</translation>
  </message>
  <message>
   <source>Recording</source>
   <translation>Aufnahme</translation>
  </message>
  <message>
   <source>Recording folder</source>
   <translation>Aufnahmeordner</translation>
  </message>
  <message>
   <source>Recording folder…</source>
   <translation>Aufnahmeordner …</translation>
  </message>
  <message>
   <source>Recording: hold the gesture.</source>
   <translation>Aufzeichnung: Geste halten.</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederherstellen</translation>
  </message>
  <message>
   <source>Redo: {edit}</source>
   <translation>Wiederherstellen: {edit}</translation>
  </message>
  <message>
   <source>Refine with later frames</source>
   <translation>Mit späteren Bildern verfeinern</translation>
  </message>
  <message>
   <source>Refining with later frames</source>
   <translation>Verfeinern mit späteren Bildern</translation>
  </message>
  <message>
   <source>Relative to the wrist</source>
   <translation>Relativ zum Handgelenk</translation>
  </message>
  <message>
   <source>Relative to the wrist, mm</source>
   <translation>Relativ zum Handgelenk, mm</translation>
  </message>
  <message>
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Umbenennen …</translation>
  </message>
  <message>
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <source>Replay the session (Enter)</source>
   <translation>Die Sitzung wiedergeben (Eingabe)</translation>
  </message>
  <message>
   <source>Resample to</source>
   <translation>Neu abtasten auf</translation>
  </message>
  <message>
   <source>Resample to a constant frame rate; otherwise every frame keeps its recorded time</source>
   <translation>Auf eine konstante Bildrate neu abtasten; sonst behält jeder Frame seine aufgezeichnete Zeit</translation>
  </message>
  <message>
   <source>Reset view</source>
   <translation>Zurücksetzen</translation>
  </message>
  <message>
   <source>Resolution</source>
   <translation>Auflösung</translation>
  </message>
  <message>
   <source>Restore defaults</source>
   <translation>Standardwerte wiederherstellen</translation>
  </message>
  <message>
   <source>Restore the defaults of this page</source>
   <translation>Die Standardwerte dieser Seite wiederherstellen</translation>
  </message>
  <message>
   <source>Restore the gestures that ship with Handmirror; your own ones are kept</source>
   <translation>Die mitgelieferten Gesten von Handmirror wiederherstellen; eigene bleiben erhalten</translation>
  </message>
  <message>
   <source>Resume</source>
   <translation>Fortsetzen</translation>
  </message>
  <message>
   <source>Right</source>
   <translation>Rechts</translation>
  </message>
  <message>
   <source>Right hand</source>
   <translation>Rechte Hand</translation>
  </message>
  <message>
   <source>Right hand {number}</source>
   <translation>Rechte Hand {number}</translation>
  </message>
  <message>
   <source>Ring</source>
   <translation>Ringfinger</translation>
  </message>
  <message>
   <source>Robot hand</source>
   <translation>Roboterhand</translation>
  </message>
  <message>
   <source>Root-relative difference</source>
   <translation>Differenz zum Handgelenk</translation>
  </message>
  <message>
   <source>Sample pictures of the last validation</source>
   <translation>Beispielbilder der letzten Validierung</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Save board</source>
   <translation>Tafel speichern</translation>
  </message>
  <message>
   <source>Save board…</source>
   <translation>Tafel speichern …</translation>
  </message>
  <message>
   <source>Save picture</source>
   <translation>Bild speichern</translation>
  </message>
  <message>
   <source>Save picture of 3D view…</source>
   <translation>Bild der 3D-Ansicht speichern …</translation>
  </message>
  <message>
   <source>Save picture of window…</source>
   <translation>Bild des Fensters speichern …</translation>
  </message>
  <message>
   <source>Save the best weights so far as a checkpoint for Handmirror</source>
   <translation>Die bisher besten Gewichte als Checkpoint für Handmirror speichern</translation>
  </message>
  <message>
   <source>Save the length under this name</source>
   <translation>Die Länge unter diesem Namen speichern</translation>
  </message>
  <message>
   <source>Saved for {camera} at {width} x {height}: the corners are off by {error} pixels.</source>
   <translation>Gespeichert für {camera} bei {width} x {height}: Die Ecken weichen um {error} Pixel ab.</translation>
  </message>
  <message>
   <source>Saved in {folder}</source>
   <translation>Gespeichert in {folder}</translation>
  </message>
  <message>
   <source>Saved {file}</source>
   <translation>{file} gespeichert</translation>
  </message>
  <message>
   <source>Saved: {path}. Print it at 100 % and measure the line beneath it.</source>
   <translation>Gespeichert: {path}. Mit 100 % drucken und die Linie darunter nachmessen.</translation>
  </message>
  <message>
   <source>Scan the code with a phone on the same network.</source>
   <translation>Den Code mit einem Telefon im selben Netzwerk scannen.</translation>
  </message>
  <message>
   <source>Search again</source>
   <translation>Erneut suchen</translation>
  </message>
  <message>
   <source>Secret part of the page's address</source>
   <translation>Geheimer Teil der Adresse der Seite</translation>
  </message>
  <message>
   <source>Send VMC (OSC over UDP)</source>
   <translation>VMC senden (OSC über UDP)</translation>
  </message>
  <message>
   <source>Send VMC to</source>
   <translation>VMC senden an</translation>
  </message>
  <message>
   <source>Send VMC to: host</source>
   <translation>VMC senden an: Host</translation>
  </message>
  <message>
   <source>Send VMC to: port</source>
   <translation>VMC senden an: Port</translation>
  </message>
  <message>
   <source>Serve a web page with the hands</source>
   <translation>Webseite mit den Händen bereitstellen</translation>
  </message>
  <message>
   <source>Sessions</source>
   <translation>Sitzungen</translation>
  </message>
  <message>
   <source>Sessions…</source>
   <translation>Sitzungen …</translation>
  </message>
  <message>
   <source>Set a range in the timeline first: A for its start, B for its end</source>
   <translation>Zuerst in der Zeitleiste einen Bereich setzen: A für den Anfang, B für das Ende</translation>
  </message>
  <message>
   <source>Set or remove marker</source>
   <translation>Marker setzen oder entfernen</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Settings as on the command line: python -m handmirror.training.train --help</source>
   <translation>Einstellungen wie auf der Befehlszeile: python -m handmirror.training.train --help</translation>
  </message>
  <message>
   <source>Settings…</source>
   <translation>Einstellungen …</translation>
  </message>
  <message>
   <source>Several files can be opened together only if all are pictures: drop a single one.</source>
   <translation>Mehrere Dateien lassen sich nur gemeinsam öffnen, wenn alle Bilder sind: eine einzelne ablegen.</translation>
  </message>
  <message>
   <source>Shaded</source>
   <translation>Schattiert</translation>
  </message>
  <message>
   <source>Shape only (after alignment), mm</source>
   <translation>Nur die Form (nach Ausrichtung), mm</translation>
  </message>
  <message>
   <source>Show board</source>
   <translation>Tafel anzeigen</translation>
  </message>
  <message>
   <source>Show both runs over the same timeline</source>
   <translation>Beide Auswertungen über derselben Zeitleiste zeigen</translation>
  </message>
  <message>
   <source>Show everything as in a mirror; the tracked hands stay the same</source>
   <translation>Alles wie in einem Spiegel zeigen; die erfassten Hände bleiben gleich</translation>
  </message>
  <message>
   <source>Show first run</source>
   <translation>Erste Auswertung zeigen</translation>
  </message>
  <message>
   <source>Show hands as</source>
   <translation>Hände zeigen als</translation>
  </message>
  <message>
   <source>Show hands of low confidence in a paler colour</source>
   <translation>Hände mit geringer Konfidenz in blasserer Farbe zeigen</translation>
  </message>
  <message>
   <source>Show in folder</source>
   <translation>Im Ordner anzeigen</translation>
  </message>
  <message>
   <source>Show log folder</source>
   <translation>Protokollordner anzeigen</translation>
  </message>
  <message>
   <source>Show or hide angles, figures and times</source>
   <translation>Winkel, Messwerte und Zeiten ein- oder ausblenden</translation>
  </message>
  <message>
   <source>Show or hide the 3D view</source>
   <translation>3D-Ansicht ein- oder ausblenden</translation>
  </message>
  <message>
   <source>Show or hide the camera picture</source>
   <translation>Kamerabild ein- oder ausblenden</translation>
  </message>
  <message>
   <source>Show second run</source>
   <translation>Zweite Auswertung zeigen</translation>
  </message>
  <message>
   <source>Show the 3D view from the camera's side again</source>
   <translation>Die 3D-Ansicht wieder von der Seite der Kamera zeigen</translation>
  </message>
  <message>
   <source>Show the camera and what it sees</source>
   <translation>Die Kamera zeigen und was sie sieht</translation>
  </message>
  <message>
   <source>Show the hands in another way</source>
   <translation>Die Hände anders darstellen</translation>
  </message>
  <message>
   <source>Show the live picture on the frustum's far plane</source>
   <translation>Das Live-Bild auf der hinteren Ebene der Sichtpyramide zeigen</translation>
  </message>
  <message>
   <source>Show the session alone</source>
   <translation>Nur die Sitzung zeigen</translation>
  </message>
  <message>
   <source>Show where the finger tips were in the last second</source>
   <translation>Zeigen, wo die Fingerspitzen in der letzten Sekunde waren</translation>
  </message>
  <message>
   <source>Show, record and send the gesture of each hand</source>
   <translation>Die Geste jeder Hand anzeigen, aufnehmen und senden</translation>
  </message>
  <message>
   <source>Shows in minutes that everything works; the result is useless on other hands</source>
   <translation>Zeigt in wenigen Minuten, dass alles funktioniert; für andere Hände ist das Ergebnis unbrauchbar</translation>
  </message>
  <message>
   <source>Side</source>
   <translation>Seite</translation>
  </message>
  <message>
   <source>Side length of a printed square; it does not affect the calibration</source>
   <translation>Seite eines gedruckten Quadrats; hat keinen Einfluss auf die Kalibrierung</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Size of all texts, in per cent of the system's</source>
   <translation>Größe aller Texte, in Prozent der Systemgröße</translation>
  </message>
  <message>
   <source>Skeleton</source>
   <translation>Skelett</translation>
  </message>
  <message>
   <source>Slower</source>
   <translation>Langsamer</translation>
  </message>
  <message>
   <source>Smooth</source>
   <translation>Glätten</translation>
  </message>
  <message>
   <source>Smooth the motion with a One-Euro filter</source>
   <translation>Bewegung mit einem One-Euro-Filter glätten</translation>
  </message>
  <message>
   <source>Smoothing</source>
   <translation>Glättung</translation>
  </message>
  <message>
   <source>Smoothing is off: switch it on with Smooth in the tool bar.</source>
   <translation>Die Glättung ist aus: mit „Glätten“ in der Werkzeugleiste einschalten.</translation>
  </message>
  <message>
   <source>Some frames not tracked</source>
   <translation>Einige Frames nicht ausgewertet</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>Quelle</translation>
  </message>
  <message>
   <source>Speed</source>
   <translation>Geschwindigkeit</translation>
  </message>
  <message>
   <source>Speed ([ and ])</source>
   <translation>Geschwindigkeit ([ und ])</translation>
  </message>
  <message>
   <source>Speed of the replay ({slower} and {faster})</source>
   <translation>Geschwindigkeit der Wiedergabe ({slower} und {faster})</translation>
  </message>
  <message>
   <source>Speed of the wrist</source>
   <translation>Geschwindigkeit des Handgelenks</translation>
  </message>
  <message>
   <source>Square</source>
   <translation>Quadrat</translation>
  </message>
  <message>
   <source>Squares</source>
   <translation>Quadrate</translation>
  </message>
  <message>
   <source>Squares across</source>
   <translation>Quadrate waagerecht</translation>
  </message>
  <message>
   <source>Squares down</source>
   <translation>Quadrate senkrecht</translation>
  </message>
  <message>
   <source>Stage: {stage}, frames at a time: {frames}</source>
   <translation>Stufe: {stage}, Frames auf einmal: {frames}</translation>
  </message>
  <message>
   <source>Start</source>
   <translation>Starten</translation>
  </message>
  <message>
   <source>Start from</source>
   <translation>Ausgehen von</translation>
  </message>
  <message>
   <source>Start here</source>
   <translation>Hier anfangen</translation>
  </message>
  <message>
   <source>Start here: play from this frame on ({key})</source>
   <translation>Hier anfangen: ab diesem Frame abspielen ({key})</translation>
  </message>
  <message>
   <source>Start or stop tracking</source>
   <translation>Tracking starten oder stoppen</translation>
  </message>
  <message>
   <source>Start training</source>
   <translation>Training starten</translation>
  </message>
  <message>
   <source>Step {step}. Above: the output of the network; below: the labels.</source>
   <translation>Schritt {step}. Oben: was das Netz ausgibt; unten: die Labels.</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Still no camera was found: connect one, or close the program that uses it.</source>
   <translation>Immer noch keine Kamera gefunden: eine anschließen, oder das Programm schließen, das sie verwendet.</translation>
  </message>
  <message>
   <source>Stop</source>
   <translation>Stoppen</translation>
  </message>
  <message>
   <source>Stop comparing</source>
   <translation>Vergleich beenden</translation>
  </message>
  <message>
   <source>Stop recording</source>
   <translation>Aufnahme beenden</translation>
  </message>
  <message>
   <source>Stop recording and change the method</source>
   <translation>Aufnahme beenden und Methode wechseln</translation>
  </message>
  <message>
   <source>Stop recording and open</source>
   <translation>Aufnahme beenden und öffnen</translation>
  </message>
  <message>
   <source>Stop recording and quit</source>
   <translation>Aufnahme und Programm beenden</translation>
  </message>
  <message>
   <source>Stop recording and restart</source>
   <translation>Aufnahme beenden und neu starten</translation>
  </message>
  <message>
   <source>Stop recording and tracking</source>
   <translation>Aufnahme und Tracking beenden</translation>
  </message>
  <message>
   <source>Stop recording?</source>
   <translation>Aufnahme beenden?</translation>
  </message>
  <message>
   <source>Stop the recording to change the fields above.</source>
   <translation>Die Aufnahme beenden, um die Felder oben zu ändern.</translation>
  </message>
  <message>
   <source>Stop the recording to choose another mode.</source>
   <translation>Die Aufnahme beenden, um einen anderen Modus zu wählen.</translation>
  </message>
  <message>
   <source>Stop training</source>
   <translation>Training beenden</translation>
  </message>
  <message>
   <source>Stopped and saved: resume the training later, or make a checkpoint of it.</source>
   <translation>Beendet und gespeichert: das Training später fortsetzen oder daraus einen Checkpoint erstellen.</translation>
  </message>
  <message>
   <source>Stopped.</source>
   <translation>Gestoppt.</translation>
  </message>
  <message>
   <source>Stopping after this step, and saving…</source>
   <translation>Wird nach diesem Schritt beendet und gespeichert …</translation>
  </message>
  <message>
   <source>Streams</source>
   <translation>Streams</translation>
  </message>
  <message>
   <source>Strength of the smoothing</source>
   <translation>Stärke der Glättung</translation>
  </message>
  <message>
   <source>Success</source>
   <translation>Erfolg</translation>
  </message>
  <message>
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <source>System report</source>
   <translation>Systembericht</translation>
  </message>
  <message>
   <source>Tested on {data}: mean joint error after alignment {error} mm</source>
   <translation>Getestet mit {data}: mittlerer Gelenkfehler nach Ausrichtung {error} mm</translation>
  </message>
  <message>
   <source>Text size</source>
   <translation>Textgröße</translation>
  </message>
  <message>
   <source>The 3D view is drawn by {renderer}, on the CPU.</source>
   <translation>Die 3D-Ansicht wird von {renderer} gezeichnet, auf der CPU.</translation>
  </message>
  <message>
   <source>The 3D view is drawn by {renderer}.</source>
   <translation>Die 3D-Ansicht wird von {renderer} gezeichnet.</translation>
  </message>
  <message>
   <source>The 778 points of the mesh, 9 kB for each hand of each frame</source>
   <translation>Die 778 Punkte des Meshs, 9 kB für jede Hand in jedem Frame</translation>
  </message>
  <message>
   <source>The angle that the longer side of the picture spans</source>
   <translation>Der Winkel, den die längere Seite des Bildes umfasst</translation>
  </message>
  <message>
   <source>The calibration is saved for {camera}.</source>
   <translation>Die Kalibrierung ist für {camera} gespeichert.</translation>
  </message>
  <message>
   <source>The calibration is used until the window is closed.</source>
   <translation>Die Kalibrierung gilt, bis das Fenster geschlossen wird.</translation>
  </message>
  <message>
   <source>The check box switches a gesture on or off. Press F2 to rename it.</source>
   <translation>Das Kontrollkästchen schaltet eine Geste ein oder aus. F2 drücken, um sie umzubenennen.</translation>
  </message>
  <message>
   <source>The checkpoint {name} is ready.</source>
   <translation>Der Checkpoint {name} ist fertig.</translation>
  </message>
  <message>
   <source>The damaged gestures were kept as {file}.</source>
   <translation>Die beschädigten Gesten wurden als {file} aufbewahrt.</translation>
  </message>
  <message>
   <source>The data that the network is tested on, preferably of other people or other days</source>
   <translation>Die Daten, auf denen das Netz getestet wird; am besten andere Personen oder andere Tage</translation>
  </message>
  <message>
   <source>The device that runs the networks</source>
   <translation>Das Gerät, das die Netze ausführt</translation>
  </message>
  <message>
   <source>The earlier export in {path} will be lost.</source>
   <translation>Was ein früherer Export nach {path} geschrieben hat, geht verloren.</translation>
  </message>
  <message>
   <source>The edges of the mesh</source>
   <translation>Die Kanten des Meshs</translation>
  </message>
  <message>
   <source>The exposure time is 2 to the power of this value, in seconds</source>
   <translation>Die Belichtungszeit ist 2 hoch diesem Wert, in Sekunden</translation>
  </message>
  <message>
   <source>The figure that is plotted over the last seconds</source>
   <translation>Die Größe, die über die letzten Sekunden dargestellt wird</translation>
  </message>
  <message>
   <source>The file cannot be read ({reason}).</source>
   <translation>Die Datei ist nicht lesbar ({reason}).</translation>
  </message>
  <message>
   <source>The folder robots/hands of a copy of dex-urdf</source>
   <translation>Der Ordner robots/hands einer Kopie von dex-urdf</translation>
  </message>
  <message>
   <source>The folder {folder} cannot be read ({reason}): check its permissions.</source>
   <translation>Der Ordner {folder} ist nicht lesbar ({reason}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>The folder {folder} cannot be read ({reason}): choose another one.</source>
   <translation>Der Ordner {folder} ist nicht lesbar ({reason}): einen anderen wählen.</translation>
  </message>
  <message>
   <source>The folder {folder} is not empty: choose a new one for the re-run.</source>
   <translation>Der Ordner {folder} ist nicht leer: für die erneute Auswertung einen neuen wählen.</translation>
  </message>
  <message>
   <source>The formats in grey need packages that are not installed.</source>
   <translation>Die grau dargestellten Formate benötigen Pakete, die nicht installiert sind.</translation>
  </message>
  <message>
   <source>The hand model is fitted to key points, without a trained network</source>
   <translation>Das Handmodell wird an Schlüsselpunkte angepasst, ohne trainiertes Netz</translation>
  </message>
  <message>
   <source>The hand model {name} was added: sessions tracked with it can be replayed.</source>
   <translation>Das Handmodell {name} wurde hinzugefügt: Damit ausgewertete Sitzungen lassen sich wiedergeben.</translation>
  </message>
  <message>
   <source>The hands in 3D. Alt with an arrow key rotates the view, plus and minus zoom, R resets it.</source>
   <translation>Die Hände in 3D. Alt mit einer Pfeiltaste dreht die Ansicht, Plus und Minus zoomen, R setzt sie zurück.</translation>
  </message>
  <message>
   <source>The installation was cancelled.</source>
   <translation>Die Installation wurde abgebrochen.</translation>
  </message>
  <message>
   <source>The intrinsics file {path} has a calibration for each picture: choose one for a camera.</source>
   <translation>Die Kameraparameter-Datei {path} hat für jedes Bild eine Kalibrierung: eine für eine Kamera wählen.</translation>
  </message>
  <message>
   <source>The joint that the curves show</source>
   <translation>Das Gelenk, das die Kurven zeigen</translation>
  </message>
  <message>
   <source>The joint whose flexion is plotted</source>
   <translation>Das Gelenk, dessen Beugung dargestellt wird</translation>
  </message>
  <message>
   <source>The language changes the next time Handmirror starts.</source>
   <translation>Eine andere Sprache gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>The library that runs the networks</source>
   <translation>Die Bibliothek, die die Netze ausführt</translation>
  </message>
  <message>
   <source>The log folder {folder} cannot be shown: open it in a file manager.</source>
   <translation>Der Protokollordner {folder} kann nicht angezeigt werden: in einem Dateimanager öffnen.</translation>
  </message>
  <message>
   <source>The login of {address} is not saved: enter it again.</source>
   <translation>Die Anmeldung von {address} ist nicht gespeichert: erneut eingeben.</translation>
  </message>
  <message>
   <source>The markers in {path} are in a newer format: update Handmirror.</source>
   <translation>Die Marker in {path} haben ein neueres Format: Handmirror aktualisieren.</translation>
  </message>
  <message>
   <source>The markers were not changed.</source>
   <translation>Die Marker wurden nicht geändert.</translation>
  </message>
  <message>
   <source>The method that poses the hands</source>
   <translation>Methode, mit der die Hände posiert werden</translation>
  </message>
  <message>
   <source>The mode was chosen on the command line (--camera-mode).</source>
   <translation>Der Modus wurde auf der Befehlszeile gewählt (--camera-mode).</translation>
  </message>
  <message>
   <source>The name of the run cannot be used as a folder name: choose another one.</source>
   <translation>Der Name des Laufs ist als Ordnername ungültig: einen anderen wählen.</translation>
  </message>
  <message>
   <source>The network bundled with Handmirror, for the bundled hand model</source>
   <translation>Das mit Handmirror gelieferte Netz, für das mitgelieferte Handmodell</translation>
  </message>
  <message>
   <source>The package index cannot be reached: connect to the internet and try again.</source>
   <translation>Der Paketindex ist nicht erreichbar: mit dem Internet verbinden und erneut versuchen.</translation>
  </message>
  <message>
   <source>The packages are installed.</source>
   <translation>Die Pakete sind installiert.</translation>
  </message>
  <message>
   <source>The packages could not be installed ({reason}): see the tool tip for the command.</source>
   <translation>Die Pakete konnten nicht installiert werden ({reason}): Der Befehl steht im Tooltip.</translation>
  </message>
  <message>
   <source>The page {name} is not part of this installation.</source>
   <translation>Die Seite {name} ist nicht Teil dieser Installation.</translation>
  </message>
  <message>
   <source>The picture appears here when you press Start.</source>
   <translation>Das Bild erscheint hier nach dem Klick auf „Starten“.</translation>
  </message>
  <message>
   <source>The picture is on the clipboard.</source>
   <translation>Das Bild ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The picture of the source with the tracked hands drawn over it</source>
   <translation>Das Bild der Quelle mit den darübergezeichneten Händen</translation>
  </message>
  <message>
   <source>The pictures are frames of a motion: track from one to the next, with smoothing. Off: each on its own</source>
   <translation>Die Bilder sind Frames einer Bewegung: von einem zum nächsten verfolgen, mit Glättung. Aus: jedes für sich</translation>
  </message>
  <message>
   <source>The process ended unexpectedly ({line}): see {log} in the folder of the run.</source>
   <translation>Der Prozess endete unerwartet ({line}): siehe {log} im Ordner des Laufs.</translation>
  </message>
  <message>
   <source>The quantity that the curves show; in a comparison, left hands are dashed</source>
   <translation>Die Größe, die die Kurven zeigen; in einem Vergleich sind linke Hände gestrichelt</translation>
  </message>
  <message>
   <source>The report cannot be made: run `handmirror doctor` in a terminal.</source>
   <translation>Der Bericht kann nicht erstellt werden: `handmirror doctor` in einem Terminal ausführen.</translation>
  </message>
  <message>
   <source>The report is on the clipboard.</source>
   <translation>Der Bericht ist in der Zwischenablage.</translation>
  </message>
  <message>
   <source>The session cannot be recorded in {folder} ({reason}): choose another folder.</source>
   <translation>Die Sitzung kann nicht in {folder} aufgenommen werden ({reason}): einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>The session was tracked with a different hand model, which was not found: choose its file.</source>
   <translation>Die Sitzung wurde mit einem anderen Handmodell ausgewertet, das nicht gefunden wurde: die Datei des Handmodells wählen.</translation>
  </message>
  <message>
   <source>The session was tracked with the hand model {name}, which was not found: choose its file.</source>
   <translation>Die Sitzung wurde mit dem Handmodell {name} ausgewertet, das nicht gefunden wurde: die Datei des Handmodells wählen.</translation>
  </message>
  <message>
   <source>The session {name} cannot be moved to the bin: delete its folder {path} in the file manager.</source>
   <translation>Die Sitzung {name} kann nicht in den Papierkorb verschoben werden: ihren Ordner {path} im Dateimanager löschen.</translation>
  </message>
  <message>
   <source>The session {name} cannot be renamed ({reason}): check permissions.</source>
   <translation>Die Sitzung {name} kann nicht umbenannt werden ({reason}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>The session {name} is being recorded: end the recording first.</source>
   <translation>Die Sitzung {name} wird gerade aufgenommen: zuerst die Aufnahme beenden.</translation>
  </message>
  <message>
   <source>The session {name} is open in the window: open something else first.</source>
   <translation>Die Sitzung {name} ist im Fenster geöffnet: zuerst etwas anderes öffnen.</translation>
  </message>
  <message>
   <source>The session {name} was moved or deleted: open it again from its new place.</source>
   <translation>Die Sitzung {name} wurde verschoben oder gelöscht: vom neuen Ort aus erneut öffnen.</translation>
  </message>
  <message>
   <source>The session {path} is already open: choose another run of it.</source>
   <translation>Die Sitzung {path} ist bereits geöffnet: eine andere Auswertung davon wählen.</translation>
  </message>
  <message>
   <source>The settings could not be saved: {error}</source>
   <translation>Die Einstellungen konnten nicht gespeichert werden: {error}</translation>
  </message>
  <message>
   <source>The settings file was damaged: the defaults are used, and the damaged file was kept as {place}.</source>
   <translation>Die Einstellungsdatei war beschädigt: Es gelten die Standardwerte, und die beschädigte Datei wurde als {place} aufbewahrt.</translation>
  </message>
  <message>
   <source>The settings file {path} is damaged and cannot be renamed ({reason}): rename or delete it.</source>
   <translation>Die Einstellungsdatei {path} ist beschädigt und kann nicht umbenannt werden ({reason}): umbenennen oder löschen.</translation>
  </message>
  <message>
   <source>The source of the frames</source>
   <translation>Die Quelle der Frames</translation>
  </message>
  <message>
   <source>The surface of the hand</source>
   <translation>Die Oberfläche der Hand</translation>
  </message>
  <message>
   <source>The tracked hands and their distances; ≈: not calibrated, see Track &gt; Calibrate…</source>
   <translation>Die verfolgten Hände und ihre Entfernungen; ≈: nicht kalibriert, siehe Tracking &gt; Kalibrieren …</translation>
  </message>
  <message>
   <source>The tracker cannot be loaded: {what}</source>
   <translation>Der Tracker kann nicht geladen werden: {what}</translation>
  </message>
  <message>
   <source>The training cannot be started: {reason}.</source>
   <translation>Das Training kann nicht gestartet werden: {reason}.</translation>
  </message>
  <message>
   <source>The training data</source>
   <translation>Die Trainingsdaten</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Design</translation>
  </message>
  <message>
   <source>There are already {count} gestures: delete one first.</source>
   <translation>Es gibt bereits {count} Gesten: zuerst eine löschen.</translation>
  </message>
  <message>
   <source>There is already a gesture “{name}”: enter another name.</source>
   <translation>Es gibt bereits eine Geste „{name}“: einen anderen Namen eingeben.</translation>
  </message>
  <message>
   <source>There is already a session called {name}: choose another name.</source>
   <translation>Es gibt bereits eine Sitzung namens {name}: einen anderen Namen wählen.</translation>
  </message>
  <message>
   <source>There is no 3D view, since OpenGL is not available.</source>
   <translation>Es gibt keine 3D-Ansicht, da OpenGL nicht verfügbar ist.</translation>
  </message>
  <message>
   <source>There is no session in {folder} yet: press Record in the window.</source>
   <translation>In {folder} gibt es noch keine Sitzung: im Fenster „Aufnehmen“ drücken.</translation>
  </message>
  <message>
   <source>There is no training data: add a session or a folder of shards.</source>
   <translation>Es gibt keine Trainingsdaten: eine Sitzung oder einen Ordner mit Shards hinzufügen.</translation>
  </message>
  <message>
   <source>Thin: the wrist's position as estimated, thick: as smoothed, over the last three seconds</source>
   <translation>Dünn: die geschätzte Position des Handgelenks, dick: die geglättete, über die letzten drei Sekunden</translation>
  </message>
  <message>
   <source>This choice takes effect the next time tracking starts.</source>
   <translation>Diese Auswahl gilt ab dem nächsten Start des Trackings.</translation>
  </message>
  <message>
   <source>This ends the recording. What was recorded so far is saved.</source>
   <translation>Die Aufnahme wird beendet. Bisher Aufgenommenes bleibt gespeichert.</translation>
  </message>
  <message>
   <source>This system does not list the camera's modes: these are common ones.</source>
   <translation>Dieses System listet die Modi der Kamera nicht auf: Dies sind übliche.</translation>
  </message>
  <message>
   <source>Thumb</source>
   <translation>Daumen</translation>
  </message>
  <message>
   <source>Time and number of the current frame, and the totals</source>
   <translation>Zeit und Nummer des aktuellen Frames sowie die Gesamtwerte</translation>
  </message>
  <message>
   <source>To add a gesture, enter a name, choose “Learn this” and hold up your hand.</source>
   <translation>Um eine Geste hinzuzufügen, einen Namen eingeben, „Lernen“ wählen und die Hand hochhalten.</translation>
  </message>
  <message>
   <source>To install them yourself, run:
{command}</source>
   <translation>Zur eigenen Installation ausführen:
{command}</translation>
  </message>
  <message>
   <source>To the beginning</source>
   <translation>Zum Anfang</translation>
  </message>
  <message>
   <source>To the end</source>
   <translation>Zum Ende</translation>
  </message>
  <message>
   <source>To window</source>
   <translation>Bis zum Fenster</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <source>Tools</source>
   <translation>Werkzeuge</translation>
  </message>
  <message>
   <source>Top</source>
   <translation>Oben</translation>
  </message>
  <message>
   <source>Tra&amp;in</source>
   <translation>T&amp;raining</translation>
  </message>
  <message>
   <source>Track a session again with this checkpoint, to compare it</source>
   <translation>Eine Sitzung mit diesem Checkpoint erneut auswerten, um sie zu vergleichen</translation>
  </message>
  <message>
   <source>Track all frames</source>
   <translation>Alle Frames auswerten</translation>
  </message>
  <message>
   <source>Track the frames that were skipped when the session was recorded</source>
   <translation>Die Frames auswerten, die während der Aufnahme der Sitzung übersprungen wurden</translation>
  </message>
  <message>
   <source>Track the video again</source>
   <translation>Das Video erneut auswerten</translation>
  </message>
  <message>
   <source>Tracked {frames}, {count} with hands, to {path}</source>
   <translation>{frames} ausgewertet, {count} mit Händen, nach {path}</translation>
  </message>
  <message>
   <source>Tracking</source>
   <translation>Tracking</translation>
  </message>
  <message>
   <source>Tracking frames</source>
   <translation>Frames auswerten</translation>
  </message>
  <message>
   <source>Tracks</source>
   <translation>Spuren</translation>
  </message>
  <message>
   <source>Train a checkpoint</source>
   <translation>Checkpoint trainieren</translation>
  </message>
  <message>
   <source>Train a checkpoint…</source>
   <translation>Checkpoint trainieren …</translation>
  </message>
  <message>
   <source>Train a network on your own sessions</source>
   <translation>Ein Netz mit eigenen Sitzungen trainieren</translation>
  </message>
  <message>
   <source>Trained network (bundled)</source>
   <translation>Trainiertes Netz (mitgeliefert)</translation>
  </message>
  <message>
   <source>Training</source>
   <translation>Training</translation>
  </message>
  <message>
   <source>Training data</source>
   <translation>Trainingsdaten</translation>
  </message>
  <message>
   <source>Training data: {names}</source>
   <translation>Trainingsdaten: {names}</translation>
  </message>
  <message>
   <source>Training loss</source>
   <translation>Trainingsverlust</translation>
  </message>
  <message>
   <source>Training needs an installation with Python</source>
   <translation>Das Training benötigt eine Installation mit Python</translation>
  </message>
  <message>
   <source>Training needs packages that are not installed.</source>
   <translation>Das Training benötigt Pakete, die nicht installiert sind.</translation>
  </message>
  <message>
   <source>Training: step {step} of {steps}, loss {loss}</source>
   <translation>Training: Schritt {step} von {steps}, Verlust {loss}</translation>
  </message>
  <message>
   <source>Try again</source>
   <translation>Erneut versuchen</translation>
  </message>
  <message>
   <source>Try it: overfit a few pictures (debug)</source>
   <translation>Ausprobieren: wenige Bilder (debug)</translation>
  </message>
  <message>
   <source>Twist</source>
   <translation>Drehung</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo: {edit}</source>
   <translation>Rückgängig: {edit}</translation>
  </message>
  <message>
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <source>Until the tracker takes the picture</source>
   <translation>Bis der Tracker das Bild übernimmt</translation>
  </message>
  <message>
   <source>Until the window takes the result</source>
   <translation>Bis das Fenster das Ergebnis übernimmt</translation>
  </message>
  <message>
   <source>Use live</source>
   <translation>Live verwenden</translation>
  </message>
  <message>
   <source>Use the bundled network</source>
   <translation>Das mitgelieferte Netz verwenden</translation>
  </message>
  <message>
   <source>Use the saved calibration</source>
   <translation>Die gespeicherte Kalibrierung verwenden</translation>
  </message>
  <message>
   <source>Use this calibration for the camera and the size of its pictures from now on</source>
   <translation>Diese Kalibrierung ab jetzt für die Kamera und diese Bildgröße verwenden</translation>
  </message>
  <message>
   <source>User guide</source>
   <translation>Benutzerhandbuch</translation>
  </message>
  <message>
   <source>VMC rate</source>
   <translation>VMC-Rate</translation>
  </message>
  <message>
   <source>Validate on</source>
   <translation>Validieren mit</translation>
  </message>
  <message>
   <source>Validation: mean joint error, mm</source>
   <translation>Validierung: mittlerer Gelenkfehler, mm</translation>
  </message>
  <message>
   <source>Version and licences</source>
   <translation>Version und Lizenzen</translation>
  </message>
  <message>
   <source>Video of camera {number}</source>
   <translation>Video von Kamera {number}</translation>
  </message>
  <message>
   <source>Videos ({patterns})</source>
   <translation>Videos ({patterns})</translation>
  </message>
  <message>
   <source>Videos and pictures ({patterns})</source>
   <translation>Videos und Bilder ({patterns})</translation>
  </message>
  <message>
   <source>Video…</source>
   <translation>Video …</translation>
  </message>
  <message>
   <source>View from</source>
   <translation>Ansicht von</translation>
  </message>
  <message>
   <source>Views: {views} of {least}</source>
   <translation>Ansichten: {views} von {least}</translation>
  </message>
  <message>
   <source>Wait</source>
   <translation>Warten</translation>
  </message>
  <message>
   <source>Waiting for a picture…</source>
   <translation>Warten auf ein Bild …</translation>
  </message>
  <message>
   <source>Warming up…</source>
   <translation>Wird vorbereitet …</translation>
  </message>
  <message>
   <source>Warning: {message}</source>
   <translation>Warnung: {message}</translation>
  </message>
  <message>
   <source>Web page port</source>
   <translation>Port der Webseite</translation>
  </message>
  <message>
   <source>What is drawn over the picture (keys 0, 1, 2)</source>
   <translation>Was über das Bild gezeichnet wird (Tasten 0, 1, 2)</translation>
  </message>
  <message>
   <source>What is installed and works, what is missing, and how to fix it.</source>
   <translation>Was installiert ist und funktioniert, was fehlt, und wie es sich beheben lässt.</translation>
  </message>
  <message>
   <source>What lies beside or beneath the hand</source>
   <translation>Was neben oder unter der Hand liegt</translation>
  </message>
  <message>
   <source>What the networks run on</source>
   <translation>Worauf die Netze laufen</translation>
  </message>
  <message>
   <source>Where new recordings are saved: {folder}</source>
   <translation>Wo neue Aufnahmen gespeichert werden: {folder}</translation>
  </message>
  <message>
   <source>Where the streams are sent or served</source>
   <translation>Wohin die Streams gesendet oder wo sie bereitgestellt werden</translation>
  </message>
  <message>
   <source>While the page is served, its address is shown here, with a QR code for a phone.</source>
   <translation>Solange die Seite bereitgestellt wird, steht hier ihre Adresse, mit einem QR-Code für ein Telefon.</translation>
  </message>
  <message>
   <source>White balance</source>
   <translation>Weißabgleich</translation>
  </message>
  <message>
   <source>Whole clip</source>
   <translation>Ganzer Clip</translation>
  </message>
  <message>
   <source>Whole clip ({frames})</source>
   <translation>Ganzer Clip ({frames})</translation>
  </message>
  <message>
   <source>Whole clip: play all frames again ({key})</source>
   <translation>Ganzer Clip: wieder alle Frames abspielen ({key})</translation>
  </message>
  <message>
   <source>Wireframe</source>
   <translation>Drahtgitter</translation>
  </message>
  <message>
   <source>Wrist</source>
   <translation>Handgelenk</translation>
  </message>
  <message>
   <source>Wrist speed (m/s)</source>
   <translation>Geschwindigkeit des Handgelenks (m/s)</translation>
  </message>
  <message>
   <source>Writing</source>
   <translation>Schreiben</translation>
  </message>
  <message>
   <source>Writing the checkpoint</source>
   <translation>Checkpoint wird geschrieben</translation>
  </message>
  <message>
   <source>Your hand is {length} cm long; the readings of {readings} frames differ by {spread} %.</source>
   <translation>Die Hand ist {length} cm lang; die Messungen aus {readings} Frames weichen um {spread} % voneinander ab.</translation>
  </message>
  <message>
   <source>animated mesh with skeleton, for Blender, Unity, the web</source>
   <translation>animiertes Mesh mit Skelett, für Blender, Unity, das Web</translation>
  </message>
  <message>
   <source>animated mesh with skeleton, for Omniverse, Houdini, Blender</source>
   <translation>animiertes Mesh mit Skelett, für Omniverse, Houdini, Blender</translation>
  </message>
  <message>
   <source>as in the config</source>
   <translation>wie in der Konfiguration</translation>
  </message>
  <message>
   <source>call me</source>
   <translation>Anrufen</translation>
  </message>
  <message>
   <source>cannot be read</source>
   <translation>nicht lesbar</translation>
  </message>
  <message>
   <source>cm</source>
   <translation>cm</translation>
  </message>
  <message>
   <source>filled in</source>
   <translation>ergänzt</translation>
  </message>
  <message>
   <source>fist</source>
   <translation>Faust</translation>
  </message>
  <message>
   <source>hand of {length} cm</source>
   <translation>Hand von {length} cm</translation>
  </message>
  <message>
   <source>joint rotations of NVIDIA's SOMA hand, as arrays</source>
   <translation>Gelenkdrehungen der SOMA-Hand von NVIDIA, als Arrays</translation>
  </message>
  <message>
   <source>joints and MANO parameters as arrays</source>
   <translation>Gelenke und MANO-Parameter als Arrays</translation>
  </message>
  <message>
   <source>joints and angles as a table</source>
   <translation>Gelenke und Winkel als Tabelle</translation>
  </message>
  <message>
   <source>joints of a robot hand that follows each hand, as a table</source>
   <translation>Gelenke einer Roboterhand, die jeder Hand folgt, als Tabelle</translation>
  </message>
  <message>
   <source>lists in the layout of FreiHAND and HO-3D</source>
   <translation>Listen im Aufbau von FreiHAND und HO-3D</translation>
  </message>
  <message>
   <source>meshes, joints, angles and pictures on a timeline, for Rerun</source>
   <translation>Meshes, Gelenke, Winkel und Bilder auf einer Zeitleiste, für Rerun</translation>
  </message>
  <message>
   <source>meshes, poses, angles and pictures, for Foxglove and robotics programs</source>
   <translation>Meshes, Posen, Winkel und Bilder, für Foxglove und Programme der Robotik</translation>
  </message>
  <message>
   <source>move the hand to measure it</source>
   <translation>die Hand bewegen, um sie zu messen</translation>
  </message>
  <message>
   <source>my-hands</source>
   <translation>meine-haende</translation>
  </message>
  <message>
   <source>not smoothed</source>
   <translation>nicht geglättet</translation>
  </message>
  <message>
   <source>one mesh per hand and frame</source>
   <translation>ein Mesh je Hand und Frame</translation>
  </message>
  <message>
   <source>open</source>
   <translation>offen</translation>
  </message>
  <message>
   <source>pictures and labels for training</source>
   <translation>Bilder und Labels für das Training</translation>
  </message>
  <message>
   <source>pinch</source>
   <translation>Kneifen</translation>
  </message>
  <message>
   <source>pip failed without an error message</source>
   <translation>pip ist ohne Fehlermeldung gescheitert</translation>
  </message>
  <message>
   <source>point</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>range A–B</source>
   <translation>Bereich A–B</translation>
  </message>
  <message>
   <source>refined</source>
   <translation>verfeinert</translation>
  </message>
  <message>
   <source>remove marker</source>
   <translation>Marker entfernen</translation>
  </message>
  <message>
   <source>rock</source>
   <translation>Rock</translation>
  </message>
  <message>
   <source>set marker</source>
   <translation>Marker setzen</translation>
  </message>
  <message>
   <source>skeleton motion, for animation programs</source>
   <translation>Skelettbewegung, für Animationsprogramme</translation>
  </message>
  <message>
   <source>smooth</source>
   <translation>geglättet</translation>
  </message>
  <message>
   <source>the disk does not exist</source>
   <translation>der Datenträger existiert nicht</translation>
  </message>
  <message>
   <source>thumbs down</source>
   <translation>Daumen runter</translation>
  </message>
  <message>
   <source>thumbs up</source>
   <translation>Daumen hoch</translation>
  </message>
  <message>
   <source>victory</source>
   <translation>Victory</translation>
  </message>
  <message>
   <source>whole clip</source>
   <translation>ganzer Clip</translation>
  </message>
  <message>
   <source>{begin} s to {end} s</source>
   <translation>{begin} s bis {end} s</translation>
  </message>
  <message>
   <source>{camera} has no picture at this moment.</source>
   <translation>{camera} hat in diesem Moment kein Bild.</translation>
  </message>
  <message>
   <source>{card}: show it whole, on a plain surface.</source>
   <translation>{card}: ganz zeigen, auf einer einfarbigen Fläche.</translation>
  </message>
  <message>
   <source>{control}: automatic</source>
   <translation>{control}: automatisch</translation>
  </message>
  <message>
   <source>{count} dropped</source>
   <translation>{count} übersprungen</translation>
  </message>
  <message>
   <source>{count} frames back</source>
   <translation>{count} Frames zurück</translation>
  </message>
  <message>
   <source>{count} frames forward</source>
   <translation>{count} Frames vor</translation>
  </message>
  <message>
   <source>{count} of {total} frames not tracked</source>
   <translation>{count} von {total} Frames nicht ausgewertet</translation>
  </message>
  <message>
   <source>{count} of {total} frames with filled-in hands</source>
   <translation>{count} von {total} Bildern mit ergänzten Händen</translation>
  </message>
  <message>
   <source>{done} of {total}</source>
   <translation>{done} von {total}</translation>
  </message>
  <message>
   <source>{done} of {total}, {time} left</source>
   <translation>{done} von {total}, noch {time}</translation>
  </message>
  <message>
   <source>{dropped} of {captured}</source>
   <translation>{dropped} von {captured}</translation>
  </message>
  <message>
   <source>{frames} frames tracked, {with_hands} with hands: {folder}</source>
   <translation>{frames} Frames ausgewertet, {with_hands} mit Händen: {folder}</translation>
  </message>
  <message>
   <source>{length} cm, reading {readings} of {all}: hold still.</source>
   <translation>{length} cm, Messung {readings} von {all}: stillhalten.</translation>
  </message>
  <message>
   <source>{name} already exists.</source>
   <translation>{name} existiert bereits.</translation>
  </message>
  <message>
   <source>{name} already exists. Replace it?</source>
   <translation>{name} existiert bereits. Ersetzen?</translation>
  </message>
  <message>
   <source>{name} cannot be opened: drop a video, pictures, a folder, a session, a checkpoint (.safetensors) or a hand model (.npz, .pkl).</source>
   <translation>{name} kann nicht geöffnet werden: ein Video, Bilder, einen Ordner, eine Sitzung, einen Checkpoint (.safetensors) oder ein Handmodell (.npz, .pkl) ablegen.</translation>
  </message>
  <message>
   <source>{name} is not a video: choose a video or a camera.</source>
   <translation>{name} ist kein Video: ein Video oder eine Kamera wählen.</translation>
  </message>
  <message>
   <source>{name} was moved to the bin.</source>
   <translation>{name} wurde in den Papierkorb verschoben.</translation>
  </message>
  <message>
   <source>{name} was removed.</source>
   <translation>{name} wurde entfernt.</translation>
  </message>
  <message>
   <source>{name}: {length} cm was saved.</source>
   <translation>{name}: {length} cm gespeichert.</translation>
  </message>
  <message>
   <source>{number} h</source>
   <translation>{number} h</translation>
  </message>
  <message>
   <source>{number} min</source>
   <translation>{number} min</translation>
  </message>
  <message>
   <source>{number} of {count}</source>
   <translation>{number} von {count}</translation>
  </message>
  <message>
   <source>{number} of {total}</source>
   <translation>{number} von {total}</translation>
  </message>
  <message>
   <source>{number} s</source>
   <translation>{number} s</translation>
  </message>
  <message>
   <source>{path} already exists: choose another place.</source>
   <translation>{path} existiert bereits: einen anderen Ort wählen.</translation>
  </message>
  <message>
   <source>{path} cannot be read ({reason}): check its permissions.</source>
   <translation>{path} ist nicht lesbar ({reason}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>{path} cannot be used ({reason}): choose another folder.</source>
   <translation>{path} ist nicht verwendbar ({reason}): einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>{path} contains no valid markers: delete it to set new ones.</source>
   <translation>{path} enthält keine gültigen Marker: löschen, um neue zu setzen.</translation>
  </message>
  <message>
   <source>{path} is a file: choose a folder.</source>
   <translation>{path} ist eine Datei: einen Ordner wählen.</translation>
  </message>
  <message>
   <source>{path} is not a session and contains no shards: choose another folder.</source>
   <translation>{path} ist keine Sitzung und enthält keine Shards: einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>{progress} ({count} waiting)</source>
   <translation>{progress} ({count} warten)</translation>
  </message>
  <message>
   <source>{quantity} of {joint}</source>
   <translation>{quantity}: {joint}</translation>
  </message>
  <message>
   <source>{quantity} of {joint}, from {low} to {high} {unit}</source>
   <translation>{quantity}: {joint}, von {low} bis {high} {unit}</translation>
  </message>
  <message>
   <source>{reason} The previous method is still in use.</source>
   <translation>{reason} Die vorige Methode bleibt in Verwendung.</translation>
  </message>
  <message>
   <source>{seconds} s</source>
   <translation>{seconds} s</translation>
  </message>
  <message>
   <source>{shown} of {total} sessions</source>
   <translation>{shown} von {total} Sitzungen</translation>
  </message>
  <message>
   <source>{size} free</source>
   <translation>{size} frei</translation>
  </message>
  <message>
   <source>{tracked} of {captured}</source>
   <translation>{tracked} von {captured}</translation>
  </message>
  <message>
   <source>{tracked} of {frames} frames tracked</source>
   <translation>{tracked} von {frames} Frames ausgewertet</translation>
  </message>
  <message>
   <source>{value} %</source>
   <translation>{value} %</translation>
  </message>
  <message>
   <source>{value} (not supported)</source>
   <translation>{value} (nicht unterstützt)</translation>
  </message>
  <message>
   <source>{value} cm</source>
   <translation>{value} cm</translation>
  </message>
  <message>
   <source>{value} fps</source>
   <translation>{value} fps</translation>
  </message>
  <message>
   <source>{value} m/s</source>
   <translation>{value} m/s</translation>
  </message>
  <message>
   <source>{value} mm</source>
   <translation>{value} mm</translation>
  </message>
  <message>
   <source>{value} ms</source>
   <translation>{value} ms</translation>
  </message>
  <message>
   <source>{value} ms to screen</source>
   <translation>{value} ms zum Schirm</translation>
  </message>
  <message>
   <source>{value} s</source>
   <translation>{value} s</translation>
  </message>
  <message>
   <source>“{name}” cannot be the name of a session: choose one without any of / \ : * ? " &lt; &gt; |.</source>
   <translation>„{name}“ ist als Name einer Sitzung nicht möglich: einen ohne / \ : * ? " &lt; &gt; | wählen.</translation>
  </message>
  <message>
   <source>“{name}” was deleted.</source>
   <translation>„{name}“ wurde gelöscht.</translation>
  </message>
  <message>
   <source>“{name}” was learned without a direction: the hand pointed to the side.</source>
   <translation>„{name}“ wurde ohne Richtung gelernt: Die Hand zeigte zur Seite.</translation>
  </message>
  <message>
   <source>“{name}” was learned.</source>
   <translation>„{name}“ wurde gelernt.</translation>
  </message>
 </context>
 <context>
  <name>Sentences</name>
  <message>
   <source>"on": false</source>
   <translation>"on": false</translation>
  </message>
  <message numerus="yes">
   <source>%n captured frame(s)</source>
   <translation>
    <numerusform>%n aufgenommener Frame</numerusform>
    <numerusform>%n aufgenommene Frames</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n different view(s)</source>
   <translation>
    <numerusform>%n weitere Ansicht</numerusform>
    <numerusform>%n verschiedene Ansichten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n frame(s)</source>
   <translation>
    <numerusform>%n Frame</numerusform>
    <numerusform>%n Frames</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n hand(s)</source>
   <translation>
    <numerusform>%n Hand</numerusform>
    <numerusform>%n Hände</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n line(s)</source>
   <translation>
    <numerusform>%n Zeile</numerusform>
    <numerusform>%n Zeilen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n number(s)</source>
   <translation>
    <numerusform>%n Zahl</numerusform>
    <numerusform>%n Zahlen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n picture(s)</source>
   <translation>
    <numerusform>%n Bild</numerusform>
    <numerusform>%n Bilder</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%n view(s)</source>
   <translation>
    <numerusform>%n Ansicht</numerusform>
    <numerusform>%n Ansichten</numerusform>
   </translation>
  </message>
  <message>
   <source>--refine needs a recording, but {0} is live: record it with handmirror record, then run handmirror rerun --refine.</source>
   <translation>--refine braucht eine Aufnahme, aber {0} ist live: Nehmen Sie mit handmirror record auf, und führen Sie dann handmirror rerun --refine aus.</translation>
  </message>
  <message>
   <source>--refine needs frames that follow each other, but {0} has stills: omit it.</source>
   <translation>--refine braucht aufeinanderfolgende Bilder, aber {0} enthält Einzelbilder: Lassen Sie es weg.</translation>
  </message>
  <message>
   <source>A board of {0} x {1} mm does not fit on {2} paper, which has room for {3} x {4} mm: choose fewer or smaller squares.</source>
   <translation>Eine Tafel von {0} x {1} mm passt nicht auf {2}-Papier mit {3} x {4} mm Platz: weniger oder kleinere Quadrate wählen.</translation>
  </message>
  <message>
   <source>A field of view of {0} degrees is out of range: give one from {1} to {2}.</source>
   <translation>Ein Sichtfeld von {0} Grad liegt außerhalb des Bereichs: {1} bis {2} angeben.</translation>
  </message>
  <message>
   <source>A folder for each hand with a mesh of 778 vertices for each of its frames, named by the frame's number; frames without the hand have no file. Every mesh has the shape of its own frame, vertex for vertex as tracked. times.csv lists the time of each file.</source>
   <translation>Für jede Hand ein Ordner mit einem Mesh aus 778 Punkten je Frame, benannt nach der Nummer des Frames; Frames ohne die Hand haben keine Datei. Jedes Mesh hat die Form seines eigenen Frames, Punkt für Punkt wie ausgewertet. times.csv nennt die Zeit jeder Datei.</translation>
  </message>
  <message>
   <source>A hand looked implausible and is hidden until it looks right again.</source>
   <translation>Eine Hand sah unplausibel aus und bleibt ausgeblendet, bis sie wieder richtig aussieht.</translation>
  </message>
  <message>
   <source>A hand looked implausible: its last good pose is shown.</source>
   <translation>Eine Hand sah unplausibel aus: Ihre letzte gute Pose wird gezeigt.</translation>
  </message>
  <message>
   <source>A picture is {0} x {1} pixels, but the ones before are {2} x {3}: calibrate with pictures of one size.</source>
   <translation>Ein Bild hat {0} x {1} Pixel, die vorigen haben {2} x {3}: mit Bildern einer Größe kalibrieren.</translation>
  </message>
  <message>
   <source>Address already in use</source>
   <translation>Adresse wird bereits verwendet</translation>
  </message>
  <message>
   <source>An internal error stopped the recording: {0}: {1}</source>
   <translation>Ein interner Fehler hat die Aufnahme beendet: {0}: {1}</translation>
  </message>
  <message>
   <source>An internal error stopped the tracking: {0}</source>
   <translation>Ein interner Fehler hat das Tracking beendet: {0}</translation>
  </message>
  <message>
   <source>Angles: flexion (curling is positive), abduction and twist, applied in this order; zero is the flat hand, and they have the same meaning for a left hand.</source>
   <translation>Winkel: Beugung (Krümmen ist positiv), Abduktion und Drehung, in dieser Reihenfolge angewandt; null ist die flache Hand, und für eine linke Hand bedeuten sie dasselbe.</translation>
  </message>
  <message>
   <source>Another run is writing to the folder {0}: choose another one, or wait until that run has ended.</source>
   <translation>Eine andere Auswertung schreibt gerade in den Ordner {0}: einen anderen wählen oder deren Ende abwarten.</translation>
  </message>
  <message>
   <source>Bad file descriptor</source>
   <translation>ungültiger Dateideskriptor</translation>
  </message>
  <message>
   <source>Both --fit and --checkpoint were given, but only one of them can pose the hands: omit one.</source>
   <translation>--fit und --checkpoint wurden beide angegeben, aber nur eines davon kann die Hände posieren: eines weglassen.</translation>
  </message>
  <message>
   <source>Both runs are {0}: give two different ones.</source>
   <translation>Beide Auswertungen sind {0}: zwei verschiedene angeben.</translation>
  </message>
  <message>
   <source>Broken pipe</source>
   <translation>Verbindung vom Empfänger geschlossen</translation>
  </message>
  <message>
   <source>Camera {0} was not found: plug it in or choose another source; {1}.</source>
   <translation>Die Kamera {0} wurde nicht gefunden: anschließen oder eine andere Quelle wählen; {1}.</translation>
  </message>
  <message>
   <source>Cannot allocate memory</source>
   <translation>nicht genügend Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Cannot assign requested address</source>
   <translation>Adresse auf diesem Computer nicht verfügbar</translation>
  </message>
  <message>
   <source>Connection refused</source>
   <translation>Verbindung abgelehnt</translation>
  </message>
  <message>
   <source>Connection reset by peer</source>
   <translation>Verbindung von der Gegenseite beendet</translation>
  </message>
  <message>
   <source>Connection timed out</source>
   <translation>Zeitüberschreitung der Verbindung</translation>
  </message>
  <message>
   <source>Device or resource busy</source>
   <translation>Gerät oder Ressource belegt</translation>
  </message>
  <message>
   <source>Directory not empty</source>
   <translation>Ordner nicht leer</translation>
  </message>
  <message>
   <source>Disk quota exceeded</source>
   <translation>Speicherplatzkontingent überschritten</translation>
  </message>
  <message>
   <source>Each process needs a whole copy of the network: start with accelerate launch --multi_gpu.</source>
   <translation>Jeder Prozess benötigt eine vollständige Kopie des Netzes: mit accelerate launch --multi_gpu starten.</translation>
  </message>
  <message>
   <source>File exists</source>
   <translation>Datei existiert bereits</translation>
  </message>
  <message>
   <source>File name too long</source>
   <translation>Dateiname zu lang</translation>
  </message>
  <message>
   <source>File too large</source>
   <translation>Datei zu groß</translation>
  </message>
  <message>
   <source>Foxglove at ws://{0}</source>
   <translation>Foxglove unter ws://{0}</translation>
  </message>
  <message>
   <source>Foxglove cannot be served at {0} ({1}): choose another port or host.</source>
   <translation>Foxglove kann unter {0} nicht bedient werden ({1}): einen anderen Port oder Host wählen.</translation>
  </message>
  <message>
   <source>Frame {0} of the session {1} is damaged: choose another one.</source>
   <translation>Frame {0} der Sitzung {1} ist beschädigt: einen anderen wählen.</translation>
  </message>
  <message>
   <source>Give an IP address such as 192.168.1.20, or the name of a computer.</source>
   <translation>Eine IP-Adresse wie 192.168.1.20 oder den Namen eines Computers angeben.</translation>
  </message>
  <message>
   <source>Hold the board still for a moment.</source>
   <translation>Die Tafel einen Moment stillhalten.</translation>
  </message>
  <message>
   <source>Image {0}</source>
   <translation>Bild {0}</translation>
  </message>
  <message>
   <source>Image {0} of {1} is damaged: create the shards again.</source>
   <translation>Bild {0} von {1} ist beschädigt: die Shards neu erstellen.</translation>
  </message>
  <message>
   <source>In Blender: {0}</source>
   <translation>In Blender: {0}</translation>
  </message>
  <message>
   <source>In {0} that both runs have: {1} found by both, {2} only by the first, {3} only by the second, {4} with different sides.</source>
   <translation>In {0}, die beide Auswertungen haben: {1} von beiden gefunden, {2} nur von der ersten, {3} nur von der zweiten, {4} mit verschiedenen Seiten.</translation>
  </message>
  <message>
   <source>Input/output error</source>
   <translation>Ein-/Ausgabefehler</translation>
  </message>
  <message>
   <source>Interrupted: what was saved so far is kept.</source>
   <translation>Abgebrochen: Was bisher gespeichert wurde, bleibt erhalten.</translation>
  </message>
  <message>
   <source>Intrinsics and a field of view were both given: give one of the two.</source>
   <translation>Kameraparameter und ein Sichtfeld wurden beide angegeben: nur eines davon angeben.</translation>
  </message>
  <message>
   <source>Invalid argument</source>
   <translation>ungültiges Argument</translation>
  </message>
  <message>
   <source>Invalid board of {0} x {1} squares: give {2} to {3} on each side.</source>
   <translation>Ungültige Tafel mit {0} x {1} Quadraten: {2} bis {3} je Seite angeben.</translation>
  </message>
  <message>
   <source>Invalid board {0}: give {1}.</source>
   <translation>Ungültige Tafel {0}: {1} angeben.</translation>
  </message>
  <message>
   <source>Invalid cross-device link</source>
   <translation>Verschieben auf einen anderen Datenträger nicht möglich</translation>
  </message>
  <message>
   <source>Invalid device {0}: choose one of {1}.</source>
   <translation>Ungültiges Gerät {0}: wählbar sind {1}.</translation>
  </message>
  <message>
   <source>Invalid engine {0}: choose one of {1}.</source>
   <translation>Ungültige Engine {0}: wählbar sind {1}.</translation>
  </message>
  <message>
   <source>Invalid hand length {0} cm: give one from {1} to {2} cm.</source>
   <translation>Ungültige Handlänge {0} cm: {1} bis {2} cm angeben.</translation>
  </message>
  <message>
   <source>Invalid hand length {0} m: give one from {1} to {2} m.</source>
   <translation>Ungültige Handlänge {0} m: {1} bis {2} m angeben.</translation>
  </message>
  <message>
   <source>Invalid landmark backbone {0}: choose full (the shipped weights) or random.</source>
   <translation>Ungültiges Landmarken-Backbone {0}: full (die mitgelieferten Gewichte) oder random wählen.</translation>
  </message>
  <message>
   <source>Invalid name {0}: give one of 1 to {1} characters.</source>
   <translation>Ungültiger Name {0}: einen mit 1 bis {1} Zeichen angeben.</translation>
  </message>
  <message>
   <source>Invalid number of hands {0}: give one from 1 to {1}.</source>
   <translation>Ungültige Anzahl von Händen {0}: 1 bis {1} angeben.</translation>
  </message>
  <message>
   <source>Invalid number of threads {0}: give one from 1 to {1}.</source>
   <translation>Ungültige Anzahl von Threads {0}: 1 bis {1} angeben.</translation>
  </message>
  <message>
   <source>Invalid size of DINOv2 {0}: choose random-{1}.</source>
   <translation>Ungültige Größe von DINOv2 {0}: random-{1} wählen.</translation>
  </message>
  <message>
   <source>Invalid squares of {0} mm: give a side from {1} to {2} mm.</source>
   <translation>Ungültige Quadrate von {0} mm: eine Seite von {1} bis {2} mm angeben.</translation>
  </message>
  <message>
   <source>Invalid strength of the smoothing {0}: give one from {1} to {2}.</source>
   <translation>Ungültige Stärke der Glättung {0}: {1} bis {2} angeben.</translation>
  </message>
  <message>
   <source>Invalid value {0}={1} in {2}: must be {3}.</source>
   <translation>Ungültiger Wert {0}={1} in {2}: erlaubt ist {3}.</translation>
  </message>
  <message>
   <source>Invalid value {0}={1}: must be {2}.</source>
   <translation>Ungültiger Wert {0}={1}: erlaubt ist {2}.</translation>
  </message>
  <message>
   <source>Is a directory</source>
   <translation>ist ein Ordner</translation>
  </message>
  <message>
   <source>Joints of {0} to {1}</source>
   <translation>Gelenke von {0} an {1}</translation>
  </message>
  <message>
   <source>K is not a camera matrix</source>
   <translation>K ist keine Kameramatrix</translation>
  </message>
  <message>
   <source>Line {0} of {1} is damaged: delete it.</source>
   <translation>Zeile {0} von {1} ist beschädigt: sie löschen.</translation>
  </message>
  <message>
   <source>Move the board: nearer, farther, or turned.</source>
   <translation>Die Tafel bewegen: näher, weiter weg oder geneigt.</translation>
  </message>
  <message>
   <source>Name or service not known</source>
   <translation>unbekannter Rechnername</translation>
  </message>
  <message>
   <source>Network is unreachable</source>
   <translation>Netzwerk nicht erreichbar</translation>
  </message>
  <message>
   <source>No CUDA device is available: install NVIDIA's driver, or choose --device cpu</source>
   <translation>Kein CUDA-Gerät ist verfügbar: den Treiber von NVIDIA installieren oder --device cpu wählen</translation>
  </message>
  <message>
   <source>No clip in {0} is long enough for {1} frames: use longer clips.</source>
   <translation>Kein Clip in {0} ist lang genug für {1} Frames: längere Clips verwenden.</translation>
  </message>
  <message>
   <source>No clip in {0} shards is long enough for {1} frames with stride {2}: use fewer frames or longer clips.</source>
   <translation>Kein Clip in {0} Shards ist lang genug für {1} Frames mit der Schrittweite {2}: weniger Frames oder längere Clips verwenden.</translation>
  </message>
  <message>
   <source>No config was given: add --config-name=NAME, one of {0}.</source>
   <translation>Keine Konfiguration angegeben: --config-name=NAME hinzufügen, mit einem von {0}.</translation>
  </message>
  <message>
   <source>No file, folder or camera is called {0}: check the spelling; {1}.</source>
   <translation>Es gibt keine Datei, keinen Ordner und keine Kamera namens {0}: Schreibweise prüfen; {1}.</translation>
  </message>
  <message>
   <source>No hand length is saved for {0}, only for {1}: run handmirror calibrate --hand.</source>
   <translation>Für {0} ist keine Handlänge gespeichert, nur für {1}: handmirror calibrate --hand ausführen.</translation>
  </message>
  <message>
   <source>No hand length is saved for {0}: run handmirror calibrate --hand.</source>
   <translation>Für {0} ist keine Handlänge gespeichert: handmirror calibrate --hand ausführen.</translation>
  </message>
  <message>
   <source>No hand was found in the video of {0}, so the offset of its clock is the one in the cameras file.</source>
   <translation>Im Video von {0} wurde keine Hand gefunden; der Versatz der Uhr ist daher der aus der Kameradatei.</translation>
  </message>
  <message>
   <source>No hand was found in {0} of {1}: lay it beside the {2}, whole in the picture.</source>
   <translation>In {0} von {1} wurde keine Hand gefunden: sie ganz im Bild hinlegen, daneben: {2}.</translation>
  </message>
  <message>
   <source>No hand was found in {0}: show one to all cameras at once, and move it around.</source>
   <translation>In {0} wurde keine Hand gefunden: eine Hand allen Kameras zugleich zeigen und bewegen.</translation>
  </message>
  <message>
   <source>No hands to write: check the source and its labels.</source>
   <translation>Keine Hände zu schreiben: die Quelle und ihre Labels prüfen.</translation>
  </message>
  <message>
   <source>No robot was chosen: choose {0}, or a file .yml.</source>
   <translation>Kein Roboter gewählt: {0} oder eine .yml-Datei wählen.</translation>
  </message>
  <message>
   <source>No route to host</source>
   <translation>Rechner nicht erreichbar</translation>
  </message>
  <message>
   <source>No session was found in {0}: give a folder with a {1} in it.</source>
   <translation>In {0} wurde keine Sitzung gefunden: einen Ordner angeben, der {1} enthält.</translation>
  </message>
  <message>
   <source>No space left on device</source>
   <translation>kein Speicherplatz mehr frei</translation>
  </message>
  <message>
   <source>No such device</source>
   <translation>kein solches Gerät</translation>
  </message>
  <message>
   <source>No such device or address</source>
   <translation>kein solches Gerät oder keine solche Adresse</translation>
  </message>
  <message>
   <source>No such file or directory</source>
   <translation>Datei oder Ordner nicht gefunden</translation>
  </message>
  <message>
   <source>No viewer of Rerun listens at {0} ({1}): start it with the command rerun.</source>
   <translation>Unter {0} ist kein Viewer von Rerun erreichbar ({1}): ihn mit dem Befehl rerun starten.</translation>
  </message>
  <message>
   <source>No {0} board of {1} x {2} squares was seen in {3}: check its kind and its squares, and show it whole, flat and well lit.</source>
   <translation>Keine Tafel der Art {0} mit {1} x {2} Quadraten wurde in {3} gesehen: Art und Quadrate prüfen, und die Tafel ganz, flach und gut beleuchtet zeigen.</translation>
  </message>
  <message>
   <source>No {0} was found in {1} of {2}: show it whole, on a plain surface of another brightness.</source>
   <translation>In {1} von {2} fehlt: {0}. Ganz zeigen, auf einer einfarbigen Fläche anderer Helligkeit.</translation>
  </message>
  <message>
   <source>None of the {0} pictures in {1} can be read: give another folder.</source>
   <translation>Keines der {0} Bilder in {1} ist lesbar: einen anderen Ordner angeben.</translation>
  </message>
  <message>
   <source>Not a directory</source>
   <translation>kein Ordner</translation>
  </message>
  <message>
   <source>ONNX Runtime</source>
   <translation>ONNX Runtime</translation>
  </message>
  <message>
   <source>ONNX Runtime cannot be loaded</source>
   <translation>ONNX Runtime kann nicht geladen werden</translation>
  </message>
  <message>
   <source>ONNX Runtime cannot run {0} ({1})</source>
   <translation>ONNX Runtime kann {0} nicht ausführen ({1})</translation>
  </message>
  <message>
   <source>ONNX Runtime crashed when it was last used here: delete {0} to try it again</source>
   <translation>ONNX Runtime ist hier bei der letzten Verwendung abgestürzt: {0} löschen, um es erneut zu versuchen</translation>
  </message>
  <message>
   <source>ONNX Runtime failed in {0} ({1})</source>
   <translation>ONNX Runtime ist in {0} fehlgeschlagen ({1})</translation>
  </message>
  <message>
   <source>ONNX Runtime needs {0} once to prepare {1}: {2}</source>
   <translation>ONNX Runtime benötigt einmalig {0}, um {1} vorzubereiten: {2}</translation>
  </message>
  <message>
   <source>ONNX Runtime {0} is too old: pip install 'onnxruntime&gt;={1}.{2}'</source>
   <translation>ONNX Runtime {0} ist zu alt: pip install 'onnxruntime&gt;={1}.{2}'</translation>
  </message>
  <message>
   <source>ONNX cannot express {0} ({1})</source>
   <translation>ONNX kann {0} nicht darstellen ({1})</translation>
  </message>
  <message>
   <source>On CUDA, the networks run in PyTorch: choose --engine torch, or another device.</source>
   <translation>Auf CUDA führt PyTorch die Netze aus: --engine torch oder ein anderes Gerät wählen.</translation>
  </message>
  <message>
   <source>One row for each hand of each frame. The unit is the end of a column's name: _m metres in the camera, _px pixels of the full picture (as seen, not projected), _rad radians.</source>
   <translation>Eine Zeile für jede Hand in jedem Frame. Die Einheit steht am Ende des Spaltennamens: _m Meter im Kamerasystem, _px Pixel des ganzen Bildes (wie gesehen, nicht projiziert), _rad Radiant.</translation>
  </message>
  <message>
   <source>Only ONNX Runtime runs on {0}: choose --engine onnxruntime, or another device.</source>
   <translation>Auf {0} läuft nur ONNX Runtime: --engine onnxruntime oder ein anderes Gerät wählen.</translation>
  </message>
  <message>
   <source>Only {0} are free at {1}</source>
   <translation>Nur {0} sind frei in {1}</translation>
  </message>
  <message>
   <source>OpenCV {0} is loaded, but Handmirror is tested with OpenCV {1}, whose results differ: install Handmirror in an environment without the package that installed this OpenCV.</source>
   <translation>OpenCV {0} ist geladen, aber Handmirror ist mit OpenCV {1} getestet, das andere Ergebnisse liefert: Handmirror in einer Umgebung ohne das Paket installieren, das dieses OpenCV installiert hat.</translation>
  </message>
  <message>
   <source>Opening the source.</source>
   <translation>Quelle wird geöffnet.</translation>
  </message>
  <message>
   <source>Operation not permitted</source>
   <translation>Vorgang nicht erlaubt</translation>
  </message>
  <message>
   <source>Other web pages have no access.</source>
   <translation>Andere Webseiten haben keinen Zugriff.</translation>
  </message>
  <message>
   <source>Page not found.</source>
   <translation>Seite nicht gefunden.</translation>
  </message>
  <message>
   <source>Permission denied</source>
   <translation>keine Berechtigung</translation>
  </message>
  <message>
   <source>Preparing {0} for this computer: half a minute, {1}.</source>
   <translation>{0} für diesen Computer vorbereiten: eine halbe Minute, {1}.</translation>
  </message>
  <message>
   <source>PyTorch cannot be loaded ({0}): pip install torch</source>
   <translation>PyTorch kann nicht geladen werden ({0}): pip install torch</translation>
  </message>
  <message>
   <source>Read-only file system</source>
   <translation>schreibgeschütztes Dateisystem</translation>
  </message>
  <message>
   <source>Rerun's viewer</source>
   <translation>der Viewer von Rerun</translation>
  </message>
  <message>
   <source>Rerun's viewer at {0}</source>
   <translation>Viewer von Rerun unter {0}</translation>
  </message>
  <message>
   <source>Resource temporarily unavailable</source>
   <translation>Ressource vorübergehend nicht verfügbar</translation>
  </message>
  <message>
   <source>Robot hands need {0}: install it with {1}</source>
   <translation>Roboterhände brauchen {0}: installieren mit {1}</translation>
  </message>
  <message>
   <source>Seeking is not possible in {0}: open a video or a folder of pictures instead.</source>
   <translation>In {0} lässt sich nicht springen: stattdessen ein Video oder einen Ordner mit Bildern öffnen.</translation>
  </message>
  <message>
   <source>Seeking is not possible in {0}: open it again instead.</source>
   <translation>In {0} lässt sich nicht springen: stattdessen erneut öffnen.</translation>
  </message>
  <message>
   <source>Settings &gt; Privacy &amp; security &gt; Camera &gt; Let desktop apps access your camera</source>
   <translation>Einstellungen &gt; Datenschutz und Sicherheit &gt; Kamera &gt; Desktop-Apps den Zugriff auf die Kamera erlauben</translation>
  </message>
  <message>
   <source>Shards cannot be read from {0}: give a folder, a .tar file, or an http or https address.</source>
   <translation>Aus {0} können keine Shards gelesen werden: einen Ordner, eine .tar-Datei oder eine http- oder https-Adresse angeben.</translation>
  </message>
  <message>
   <source>Show the board at the bottom of the picture.</source>
   <translation>Die Tafel unten im Bild zeigen.</translation>
  </message>
  <message>
   <source>Show the board at the left of the picture.</source>
   <translation>Die Tafel links im Bild zeigen.</translation>
  </message>
  <message>
   <source>Show the board at the right of the picture.</source>
   <translation>Die Tafel rechts im Bild zeigen.</translation>
  </message>
  <message>
   <source>Show the board at the top of the picture.</source>
   <translation>Die Tafel oben im Bild zeigen.</translation>
  </message>
  <message>
   <source>Show the board to the camera.</source>
   <translation>Die Tafel vor die Kamera halten.</translation>
  </message>
  <message>
   <source>Software caused connection abort</source>
   <translation>Verbindung von diesem Computer abgebrochen</translation>
  </message>
  <message>
   <source>Some lines of {0} have no {1}: give a poses.jsonl as handmirror track writes it.</source>
   <translation>Einige Zeilen von {0} haben kein {1}: eine poses.jsonl angeben, wie handmirror track sie schreibt.</translation>
  </message>
  <message>
   <source>Stage 2 refines a trained stage 1: give its checkpoint with model.pretrained=FOLDER_OR_FILE.</source>
   <translation>Stufe 2 verfeinert eine trainierte Stufe 1: deren Checkpoint mit model.pretrained=ORDNER_ODER_DATEI angeben.</translation>
  </message>
  <message>
   <source>Start the address with http://, https:// or rtsp://.</source>
   <translation>Die Adresse mit http://, https:// oder rtsp:// beginnen.</translation>
  </message>
  <message>
   <source>System Settings &gt; Privacy &amp; Security &gt; Camera, then start the program again</source>
   <translation>Systemeinstellungen &gt; Datenschutz &amp; Sicherheit &gt; Kamera, dann das Programm neu starten</translation>
  </message>
  <message>
   <source>Temporary failure in name resolution</source>
   <translation>Namensauflösung vorübergehend nicht möglich</translation>
  </message>
  <message>
   <source>The DINOv2 backbone needs transformers: {0}</source>
   <translation>Das DINOv2-Backbone benötigt transformers: {0}</translation>
  </message>
  <message>
   <source>The DINOv2 weights {0} are neither a local folder nor available from the Hugging Face hub: download them and give the folder, or choose random-large to start without pretrained weights.</source>
   <translation>Die DINOv2-Gewichte {0} sind weder ein lokaler Ordner noch im Hugging Face Hub verfügbar: herunterladen und den Ordner angeben, oder random-large wählen, um ohne vortrainierte Gewichte zu beginnen.</translation>
  </message>
  <message>
   <source>The DINOv2 {0} has an unsupported size {1}: give small, base or large with patches of 14.</source>
   <translation>Das DINOv2 {0} hat die nicht unterstützte Größe {1}: small, base oder large mit Patches von 14 angeben.</translation>
  </message>
  <message>
   <source>The URDF files are missing: give the folder robots/hands of a copy of dex-urdf ({0}).</source>
   <translation>Die URDF-Dateien fehlen: den Ordner robots/hands einer Kopie von dex-urdf ({0}) angeben.</translation>
  </message>
  <message>
   <source>The address does not contain the correct token.</source>
   <translation>In der Adresse fehlt das richtige Token.</translation>
  </message>
  <message>
   <source>The address {0} has no scheme: start it with http://, https:// or rtsp://.</source>
   <translation>Der Adresse {0} fehlt das Schema: mit http://, https:// oder rtsp:// beginnen.</translation>
  </message>
  <message>
   <source>The address {0} of {1} is invalid: give on, a port such as 8765, or HOST:PORT.</source>
   <translation>Die Adresse {0} von {1} ist ungültig: on, einen Port wie 8765 oder HOST:PORT angeben.</translation>
  </message>
  <message>
   <source>The address {0} provides no video: check that it is correct and that its camera is switched on.</source>
   <translation>Die Adresse {0} liefert kein Video: prüfen, ob sie stimmt und ob die Kamera eingeschaltet ist.</translation>
  </message>
  <message>
   <source>The address {0} requires a login: give it as in {1}://NAME:PASSWORD@host/path.</source>
   <translation>Die Adresse {0} verlangt eine Anmeldung: in der Form {1}://NAME:PASSWORD@host/path angeben.</translation>
  </message>
  <message>
   <source>The address {0} starts with {1}://: give one with http, https or rtsp.</source>
   <translation>Die Adresse {0} beginnt mit {1}://: eine mit http, https oder rtsp angeben.</translation>
  </message>
  <message>
   <source>The board cannot be written as {0}: give a name that ends in .pdf or .png.</source>
   <translation>Die Tafel kann nicht als {0} geschrieben werden: einen Namen angeben, der auf .pdf oder .png endet.</translation>
  </message>
  <message>
   <source>The board faces the camera in all but {0}, which does not determine the focal length: tilt it to each side by 20 to 40 degrees.</source>
   <translation>Die Tafel steht bis auf {0} überall parallel zum Bild, was die Brennweite nicht bestimmt: nach jeder Seite um 20 bis 40 Grad neigen.</translation>
  </message>
  <message>
   <source>The board was seen in {0}, but {1} are needed: show it in all parts of the picture, near and far, and tilted, and hold it still in each place.</source>
   <translation>Von der Tafel gibt es {0}, nötig sind {1}: in allen Teilen des Bildes, nah und fern und geneigt zeigen und jeweils stillhalten.</translation>
  </message>
  <message>
   <source>The bundled network was not trained with the hand model {0}, so the fit is used instead.</source>
   <translation>Das mitgelieferte Netz wurde nicht mit dem Handmodell {0} trainiert; deshalb wird die Anpassung verwendet.</translation>
  </message>
  <message>
   <source>The calibration is implausible (focal lengths {0} and {1}, principal point {2}, {3} for {4} x {5} pixels): tilt the board more, and show it in all parts of the picture.</source>
   <translation>Die Kalibrierung ist unplausibel (Brennweiten {0} und {1}, Hauptpunkt {2}, {3} bei {4} x {5} Pixeln): die Tafel stärker neigen und in allen Teilen des Bildes zeigen.</translation>
  </message>
  <message>
   <source>The calibration of {0} is for pictures of {1} pixels and is not used for {2} x {3}, which has another shape: calibrate in this size, or track in the calibrated one.</source>
   <translation>Die Kalibrierung von {0} gilt für Bilder mit {1} Pixeln und wird für {2} x {3} mit anderem Seitenverhältnis nicht verwendet: in dieser Größe kalibrieren oder in der kalibrierten auswerten.</translation>
  </message>
  <message>
   <source>The camera mode {0} has an invalid rate: give a positive one such as 30.</source>
   <translation>Der Kameramodus {0} hat eine ungültige Bildrate: eine positive wie 30 angeben.</translation>
  </message>
  <message>
   <source>The camera mode {0} is invalid: give a size and a rate, such as 640x480@30.</source>
   <translation>Der Kameramodus {0} ist ungültig: Größe und Bildrate angeben, zum Beispiel 640x480@30.</translation>
  </message>
  <message>
   <source>The camera {0} has no tracked frames: only the other cameras are used.</source>
   <translation>Die Kamera {0} hat keine verfolgten Frames: Nur die anderen Kameras werden verwendet.</translation>
  </message>
  <message>
   <source>The cameras file has {0} cameras ({1}), but {2} were given: give one video of each, in the order of the file.</source>
   <translation>Die Kameradatei hat {0} Kameras ({1}), angegeben wurden aber {2}: von jeder ein Video angeben, in der Reihenfolge der Datei.</translation>
  </message>
  <message>
   <source>The cameras file has {0} cameras, but {1} were tracked: give a video of each camera, in the order of the file.</source>
   <translation>Die Kameradatei hat {0} Kameras, ausgewertet wurden aber {1}: von jeder Kamera ein Video angeben, in der Reihenfolge der Datei.</translation>
  </message>
  <message>
   <source>The cameras file {0}</source>
   <translation>Die Kameradatei {0}</translation>
  </message>
  <message>
   <source>The cameras' views of the board contradict each other by {0} px: check the squares and the lens calibrations, move the board slowly, and do not move the cameras.</source>
   <translation>Die Ansichten der Tafel widersprechen einander um {0} px: Felder und Kalibrierungen der Objektive prüfen, die Tafel langsam bewegen und die Kameras nicht bewegen.</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not exist: check the path.</source>
   <translation>Der Checkpoint {0} existiert nicht: Pfad prüfen.</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not match its config ({1}): export it again.</source>
   <translation>Der Checkpoint {0} passt nicht zu seiner Konfiguration ({1}): erneut exportieren.</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not match the options, or is damaged: resume with those in the run's config.yaml, or remove the checkpoint.</source>
   <translation>Der Checkpoint {0} passt nicht zu den Optionen oder ist beschädigt: mit denen aus der config.yaml des Laufs fortsetzen oder den Checkpoint entfernen.</translation>
  </message>
  <message>
   <source>The checkpoint {0} does not match the run's {1} ({2}): {3}.</source>
   <translation>Der Checkpoint {0} passt nicht zur {1} des Laufs ({2}): {3}.</translation>
  </message>
  <message>
   <source>The checkpoint {0} has a config with {1}: export it again.</source>
   <translation>Die Konfiguration des Checkpoints {0} ist fehlerhaft ({1}): erneut exportieren.</translation>
  </message>
  <message>
   <source>The checkpoint {0} has format {1}, {2} than the supported {3}: {4}.</source>
   <translation>Der Checkpoint {0} hat das Format {1}, {2} als das unterstützte {3}: {4}.</translation>
  </message>
  <message>
   <source>The checkpoint {0} has no readable description: export it again.</source>
   <translation>Der Checkpoint {0} hat keine lesbare Beschreibung: erneut exportieren.</translation>
  </message>
  <message>
   <source>The checkpoint {0} has no {1}, as in older versions, whose runs cannot be resumed: start a new run from its weights with model.pretrained={2}.</source>
   <translation>Der Checkpoint {0} hat keine {1}, wie in älteren Versionen, deren Läufe nicht fortgesetzt werden können: mit model.pretrained={2} einen neuen Lauf mit seinen Gewichten beginnen.</translation>
  </message>
  <message>
   <source>The checkpoint {0} has weights of the unsupported type {1}: export it again.</source>
   <translation>Der Checkpoint {0} hat Gewichte des nicht unterstützten Typs {1}: erneut exportieren.</translation>
  </message>
  <message>
   <source>The checkpoint {0} is a folder: give the .safetensors file that training.export writes.</source>
   <translation>Der Checkpoint {0} ist ein Ordner: die .safetensors-Datei angeben, die training.export schreibt.</translation>
  </message>
  <message>
   <source>The checkpoint {0} is damaged or not a .safetensors file: choose another file.</source>
   <translation>Der Checkpoint {0} ist beschädigt oder keine .safetensors-Datei: eine andere Datei wählen.</translation>
  </message>
  <message>
   <source>The checkpoint {0} names the backbone {1}, whose weights it does not contain: export it again.</source>
   <translation>Der Checkpoint {0} nennt das Backbone {1}, dessen Gewichte er nicht enthält: erneut exportieren.</translation>
  </message>
  <message>
   <source>The checkpoint {0} was trained with {1}, whose betas do not fit {2}: give the file that it was trained with as --hand-model.</source>
   <translation>Der Checkpoint {0} wurde mit {1} trainiert, dessen Betas nicht zu {2} passen: die Datei, mit der er trainiert wurde, als --hand-model angeben.</translation>
  </message>
  <message>
   <source>The clip {0} in {1}</source>
   <translation>Der Clip {0} in {1}</translation>
  </message>
  <message>
   <source>The config cannot be resolved ({0}): define what is missing.</source>
   <translation>Die Konfiguration kann nicht aufgelöst werden ({0}): Fehlendes ergänzen.</translation>
  </message>
  <message>
   <source>The config has no {0}: give {1}.</source>
   <translation>In der Konfiguration fehlt {0}: {1} angeben.</translation>
  </message>
  <message>
   <source>The config {0} cannot be composed ({1}): --help lists all settings.</source>
   <translation>Die Konfiguration {0} kann nicht zusammengesetzt werden ({1}): --help zeigt alle Einstellungen.</translation>
  </message>
  <message>
   <source>The config {0} does not exist: give one of {1}.</source>
   <translation>Die Konfiguration {0} existiert nicht: eine von {1} angeben.</translation>
  </message>
  <message>
   <source>The config's values have more than {0} characters: use fewer references.</source>
   <translation>Die Werte der Konfiguration haben mehr als {0} Zeichen: weniger Verweise verwenden.</translation>
  </message>
  <message>
   <source>The configuration {0} cannot be read ({1}): give one of dex-retargeting.</source>
   <translation>Die Konfiguration {0} kann nicht gelesen werden ({1}): eine von dex-retargeting angeben.</translation>
  </message>
  <message>
   <source>The corners are off by {0} pixels, more than {1}: make sure that the board is flat, its squares are as stated, and the camera's focus does not change, and try again.</source>
   <translation>Die Ecken weichen um {0} Pixel ab, mehr als {1}: sicherstellen, dass die Tafel flach ist, die Quadrate stimmen und der Fokus der Kamera sich nicht ändert, und erneut versuchen.</translation>
  </message>
  <message>
   <source>The disk has {0} left; the recording stops at {1}.</source>
   <translation>Auf dem Datenträger sind noch {0} frei; die Aufnahme endet bei {1}.</translation>
  </message>
  <message>
   <source>The disk or the computer is too slow to keep every frame: some are lost.</source>
   <translation>Der Datenträger oder der Computer ist zu langsam, um jeden Frame zu behalten: Einige gehen verloren.</translation>
  </message>
  <message>
   <source>The field of view {0} is not a number of degrees: give one such as 70, or 78d for the diagonal.</source>
   <translation>Das Sichtfeld {0} ist keine Gradzahl: zum Beispiel 70 angeben, oder 78d für die Diagonale.</translation>
  </message>
  <message>
   <source>The file {0} cannot be reached ({1}): check its permissions.</source>
   <translation>Die Datei {0} ist nicht erreichbar ({1}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>The file {0} cannot be read ({1}): {2}.</source>
   <translation>Die Datei {0} ist nicht lesbar ({1}): {2}.</translation>
  </message>
  <message>
   <source>The file {0} cannot be read as a video ({1}): give a video, a picture or a folder of pictures.</source>
   <translation>Die Datei {0} ist nicht als Video lesbar ({1}): ein Video, ein Bild oder einen Ordner mit Bildern angeben.</translation>
  </message>
  <message>
   <source>The file {0} contains no video: give one that plays in a video player.</source>
   <translation>Die Datei {0} enthält kein Video: eine angeben, die ein Videoplayer abspielt.</translation>
  </message>
  <message>
   <source>The file {0} does not exist: copy the session again.</source>
   <translation>Die Datei {0} existiert nicht: Sitzung erneut kopieren.</translation>
  </message>
  <message>
   <source>The file {0} does not exist: {1}.</source>
   <translation>Die Datei {0} existiert nicht: {1}.</translation>
  </message>
  <message>
   <source>The file {0} is a PyTorch file: export a run with python -m handmirror.training.export.</source>
   <translation>Die Datei {0} ist eine PyTorch-Datei: einen Trainingslauf mit python -m handmirror.training.export exportieren.</translation>
  </message>
  <message>
   <source>The file {0} is a playlist, which only names other files: give the video itself.</source>
   <translation>Die Datei {0} ist eine Wiedergabeliste, die nur andere Dateien nennt: das Video selbst angeben.</translation>
  </message>
  <message>
   <source>The file {0} is not a Handmirror checkpoint: export one with python -m handmirror.training.export.</source>
   <translation>Die Datei {0} ist kein Checkpoint von Handmirror: mit python -m handmirror.training.export einen exportieren.</translation>
  </message>
  <message>
   <source>The finder learns in a trained stage 1: set model.finder=true and model.pretrained=FILE.</source>
   <translation>Der Finder lernt in einer trainierten Stufe 1: model.finder=true und model.pretrained=DATEI setzen.</translation>
  </message>
  <message>
   <source>The first camera, {0}, has no frames: track it again, or put another one first.</source>
   <translation>Die erste Kamera, {0}, hat keine Frames: erneut auswerten oder eine andere an die erste Stelle setzen.</translation>
  </message>
  <message>
   <source>The folder {0} already contains a session: {1}.</source>
   <translation>Der Ordner {0} enthält bereits eine Sitzung: {1}.</translation>
  </message>
  <message>
   <source>The folder {0} already contains shards: remove them or choose another folder.</source>
   <translation>Der Ordner {0} enthält bereits Shards: sie entfernen oder einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>The folder {0} cannot be created ({1}): choose another.</source>
   <translation>Der Ordner {0} kann nicht angelegt werden ({1}): einen anderen wählen.</translation>
  </message>
  <message>
   <source>The folder {0} cannot be listed ({1}): check its permissions.</source>
   <translation>Der Inhalt des Ordners {0} ist nicht lesbar ({1}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>The folder {0} contains a recording: choose another one.</source>
   <translation>Der Ordner {0} enthält eine Aufnahme: einen anderen wählen.</translation>
  </message>
  <message>
   <source>The folder {0} contains more than {1} files: give one that contains only configs.</source>
   <translation>Der Ordner {0} enthält mehr als {1} Dateien: einen angeben, der nur Konfigurationen enthält.</translation>
  </message>
  <message>
   <source>The folder {0} contains no pictures: give one with .jpg or .png files, the path of a video, or a session's folder to handmirror rerun.</source>
   <translation>Der Ordner {0} enthält keine Bilder: einen mit .jpg- oder .png-Dateien angeben, den Pfad eines Videos, oder für handmirror rerun den Ordner einer Sitzung.</translation>
  </message>
  <message>
   <source>The folder {0} contains the session itself: choose another one for the re-run.</source>
   <translation>Der Ordner {0} enthält die Sitzung selbst: für die erneute Auswertung einen anderen wählen.</translation>
  </message>
  <message>
   <source>The folder {0} does not exist: give the one that holds your configs with --config-dir.</source>
   <translation>Der Ordner {0} existiert nicht: den mit den eigenen Konfigurationen als --config-dir angeben.</translation>
  </message>
  <message>
   <source>The folder {0} has no sessions of two cameras, camera_1 and camera_2: track them first.</source>
   <translation>Der Ordner {0} enthält keine Sitzungen zweier Kameras, camera_1 und camera_2: diese zuerst auswerten.</translation>
  </message>
  <message>
   <source>The folder {0} has no shards (*.tar): create some with training.data.</source>
   <translation>Der Ordner {0} enthält keine Shards (*.tar): mit training.data welche erstellen.</translation>
  </message>
  <message>
   <source>The folder {0} has no tokens: compute them with python -m handmirror.training.tokens.</source>
   <translation>Der Ordner {0} enthält keine Tokens: sie mit python -m handmirror.training.tokens berechnen.</translation>
  </message>
  <message>
   <source>The folder {0} has sessions of more than {1} cameras: choose another one.</source>
   <translation>Der Ordner {0} enthält Sitzungen von mehr als {1} Kameras: einen anderen wählen.</translation>
  </message>
  <message>
   <source>The folder {0} is not empty: choose a new one for the export.</source>
   <translation>Der Ordner {0} ist nicht leer: für den Export einen neuen wählen.</translation>
  </message>
  <message>
   <source>The format {0} contains no pictures: omit the video, or choose {1}.</source>
   <translation>Das Format {0} enthält keine Bilder: das Video weglassen oder {1} wählen.</translation>
  </message>
  <message>
   <source>The format {0} has no --vertices option: choose {1}, or omit it.</source>
   <translation>Das Format {0} hat keine Option --vertices: {1} wählen oder sie weglassen.</translation>
  </message>
  <message>
   <source>The format {0} has no bone lengths that can vary: choose {1}, or omit that option.</source>
   <translation>Das Format {0} hat keine veränderlichen Knochenlängen: {1} wählen oder diese Option weglassen.</translation>
  </message>
  <message>
   <source>The format {0} has no robot hands: choose {1}, or omit the robot.</source>
   <translation>Das Format {0} hat keine Roboterhände: {1} wählen oder den Roboter weglassen.</translation>
  </message>
  <message>
   <source>The format {0} keeps the recorded time of each picture: omit the frame rate.</source>
   <translation>Das Format {0} behält die aufgezeichnete Zeit jedes Bildes: die Bildrate weglassen.</translation>
  </message>
  <message>
   <source>The format {0} needs {1}: install it with {2}</source>
   <translation>Das Format {0} benötigt {1}: installieren mit {2}</translation>
  </message>
  <message>
   <source>The format {0} writes {1}: give a folder, a name that does not end in {2}.</source>
   <translation>Das Format {0} schreibt {1}: einen Ordner angeben, also einen Namen, der nicht auf {2} endet.</translation>
  </message>
  <message>
   <source>The gestures {0} cannot be read ({1}): give another file.</source>
   <translation>Die Gesten {0} sind nicht lesbar ({1}): eine andere Datei angeben.</translation>
  </message>
  <message>
   <source>The gestures {0} have format version {1}, newer than the supported {2}: update Handmirror.</source>
   <translation>Die Gesten {0} haben die Formatversion {1}, neuer als die unterstützte {2}: Handmirror aktualisieren.</translation>
  </message>
  <message>
   <source>The gestures {0} have more than {1} MB: give another file.</source>
   <translation>Die Gesten {0} haben mehr als {1} MB: eine andere Datei angeben.</translation>
  </message>
  <message>
   <source>The hand model {0} cannot be read ({1}): check the path.</source>
   <translation>Das Handmodell {0} ist nicht lesbar ({1}): Pfad prüfen.</translation>
  </message>
  <message>
   <source>The hand model {0} cannot be used ({1}): give MANO_RIGHT.pkl, or an .npz file in its format.</source>
   <translation>Das Handmodell {0} ist nicht verwendbar ({1}): MANO_RIGHT.pkl oder eine .npz-Datei in dessen Format angeben.</translation>
  </message>
  <message>
   <source>The hand moves by only {0} cm in {1}, too little to find the cameras' extrinsics: move it through the whole space that they see.</source>
   <translation>Die Hand bewegt sich in {1} nur um {0} cm, zu wenig, um die extrinsischen Parameter der Kameras zu bestimmen: sie durch den ganzen Raum bewegen, den die Kameras sehen.</translation>
  </message>
  <message>
   <source>The hand was measured in {0}, but {1} are needed: show it for longer, or in more pictures.</source>
   <translation>Die Hand wurde in {0} gemessen, nötig sind {1}: länger zeigen, oder in mehr Bildern.</translation>
  </message>
  <message>
   <source>The hand was not flat in {0} of {1}: lay it beside the {2} with straight fingers, on the same surface.</source>
   <translation>In {0} von {1} war die Hand nicht flach: mit gestreckten Fingern auf dieselbe Fläche legen, daneben: {2}.</translation>
  </message>
  <message>
   <source>The hands that the cameras of {0} saw are not fused: track the cameras again, or give the folder of one camera, such as {1}.</source>
   <translation>Die Hände, die die Kameras von {0} gesehen haben, sind nicht fusioniert: die Kameras erneut verfolgen oder den Ordner einer Kamera angeben, zum Beispiel {1}.</translation>
  </message>
  <message>
   <source>The host or port of the address is invalid: give one such as 192.168.1.20 or 192.168.1.20:554.</source>
   <translation>Host oder Port der Adresse ist ungültig: etwas wie 192.168.1.20 oder 192.168.1.20:554 angeben.</translation>
  </message>
  <message>
   <source>The image {0}</source>
   <translation>Das Bild {0}</translation>
  </message>
  <message>
   <source>The image {0} of {1} is damaged: create the shards again.</source>
   <translation>Das Bild {0} von {1} ist beschädigt: die Shards neu erstellen.</translation>
  </message>
  <message>
   <source>The installed ONNX Runtime has no {0}: {1}</source>
   <translation>Die installierte ONNX Runtime hat kein {0}: {1}</translation>
  </message>
  <message>
   <source>The intrinsics file {0}</source>
   <translation>Die Kameraparameter-Datei {0}</translation>
  </message>
  <message>
   <source>The intrinsics file {0} has no entry for {1}: add it, or one "K" for all.</source>
   <translation>Die Kameraparameter-Datei {0} hat keinen Eintrag für {1}: ergänzen, oder ein „K“ für alle angeben.</translation>
  </message>
  <message>
   <source>The intrinsics file {0} is nested too deeply: {1}.</source>
   <translation>Die Kameraparameter-Datei {0} ist zu tief verschachtelt: {1}.</translation>
  </message>
  <message>
   <source>The intrinsics {0}</source>
   <translation>Die Kameraparameter {0}</translation>
  </message>
  <message>
   <source>The intrinsics {0} contain {1}: give four, fx,fy,cx,cy in pixels.</source>
   <translation>Die Kameraparameter {0} enthalten {1}: vier angeben, fx,fy,cx,cy in Pixeln.</translation>
  </message>
  <message>
   <source>The intrinsics {0} may belong to another picture size: cx, cy {1}, {2} and fx {3} are unusual for {4} x {5} pixels; check them, or state the width and height they are for.</source>
   <translation>Die Kameraparameter {0} gehören vielleicht zu einer anderen Bildgröße: cx, cy {1}, {2} und fx {3} sind ungewöhnlich für {4} x {5} Pixel; prüfen, oder angeben, für welche Breite und Höhe sie gelten.</translation>
  </message>
  <message>
   <source>The last line of {0} is cut off and was left out.</source>
   <translation>Die letzte Zeile von {0} ist abgeschnitten und wurde weggelassen.</translation>
  </message>
  <message>
   <source>The lens distortion in {0} is left out: the video stays as recorded.</source>
   <translation>Die Verzeichnung in {0} wird weggelassen: Das Video bleibt wie aufgenommen.</translation>
  </message>
  <message>
   <source>The lens of {0} is not calibrated, and these views do not suffice for it ({1}).</source>
   <translation>Das Objektiv von {0} ist nicht kalibriert, und diese Ansichten reichen dafür nicht aus ({1}).</translation>
  </message>
  <message>
   <source>The lines of {0} were out of order and have been sorted by frame.</source>
   <translation>Die Zeilen von {0} waren ungeordnet und wurden nach Frames sortiert.</translation>
  </message>
  <message>
   <source>The list of shipped files {0} is missing or damaged: {1}.</source>
   <translation>Die Liste der mitgelieferten Dateien {0} fehlt oder ist beschädigt: {1}.</translation>
  </message>
  <message>
   <source>The network was trained with MANO: give your MANO_RIGHT.pkl with --hand-model.</source>
   <translation>Das Netz wurde mit MANO trainiert: die eigene MANO_RIGHT.pkl mit --hand-model angeben.</translation>
  </message>
  <message>
   <source>The network's config has {0}: {1}.</source>
   <translation>Die Konfiguration des Netzes ist fehlerhaft ({0}): {1}.</translation>
  </message>
  <message>
   <source>The number of cameras is {0}: give 2 to {1}.</source>
   <translation>Die Zahl der Kameras ist {0}: 2 bis {1} angeben.</translation>
  </message>
  <message>
   <source>The offset of the clock of {0} could not be measured, as the hand moves too little while both cameras see it: the one in the cameras file is used.</source>
   <translation>Der Versatz der Uhr von {0} konnte nicht gemessen werden, da sich die Hand zu wenig bewegt, während beide Kameras sie sehen: Der aus der Kameradatei wird verwendet.</translation>
  </message>
  <message>
   <source>The picture of frame {0} is {1} x {2} pixels, its poses are for {3} x {4}: give the video of this session.</source>
   <translation>Das Bild von Frame {0} hat {1} × {2} Pixel, seine Posen gelten für {3} × {4}: das Video dieser Sitzung angeben.</translation>
  </message>
  <message>
   <source>The picture {0}</source>
   <translation>Das Bild {0}</translation>
  </message>
  <message>
   <source>The picture {0} cannot be opened ({1}): check its permissions.</source>
   <translation>Das Bild {0} kann nicht geöffnet werden ({1}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>The picture {0} has more pages, which were skipped: save each as a separate file.</source>
   <translation>Das Bild {0} hat weitere Seiten, die übersprungen wurden: jede als eigene Datei speichern.</translation>
  </message>
  <message>
   <source>The picture {0} has more than {1} MB: give a smaller one.</source>
   <translation>Das Bild {0} hat mehr als {1} MB: ein kleineres angeben.</translation>
  </message>
  <message>
   <source>The picture {0} has more than {1} million pixels: give a smaller one.</source>
   <translation>Das Bild {0} hat mehr als {1} Millionen Pixel: ein kleineres angeben.</translation>
  </message>
  <message>
   <source>The picture {0} has {1} samples, which are not supported: convert it to unsigned integers of 8 or 16 bits.</source>
   <translation>Das Bild {0} hat Pixelwerte des nicht unterstützten Typs {1}: in vorzeichenlose Ganzzahlen mit 8 oder 16 Bit umwandeln.</translation>
  </message>
  <message>
   <source>The picture {0} is broken or not a picture: give another one, or copy it again.</source>
   <translation>Das Bild {0} ist defekt oder kein Bild: ein anderes angeben oder erneut kopieren.</translation>
  </message>
  <message>
   <source>The picture {0} is damaged or cut off: {1} could be read, so copy it again if you need the rest.</source>
   <translation>Das Bild {0} ist beschädigt oder abgeschnitten: Lesbar sind {1}; für den Rest erneut kopieren.</translation>
  </message>
  <message>
   <source>The picture {0} {1}.</source>
   <translation>Das Bild {0} {1}.</translation>
  </message>
  <message>
   <source>The poses in {0} were made with another hand model (joints are {1} mm off): give that model.</source>
   <translation>Die Posen in {0} stammen von einem anderen Handmodell (die Gelenke weichen um {1} mm ab): dieses Modell angeben.</translation>
  </message>
  <message>
   <source>The poses of {0} and {1} contradict their pictures (reprojection error {2} px): give the videos in the order of the cameras file, or calibrate again if a camera was moved.</source>
   <translation>Die Posen von {0} und {1} widersprechen ihren Bildern (Reprojektionsfehler {2} px): die Videos in der Reihenfolge der Kameradatei angeben, oder neu kalibrieren, wenn eine Kamera bewegt wurde.</translation>
  </message>
  <message>
   <source>The poses of {0} are the {1} hand model's and are ignored: set data.hand_model={2} to use them as well as the joints.</source>
   <translation>Die Posen von {0} gehören zum Handmodell {1} und werden ignoriert: data.hand_model={2} setzen, um neben den Gelenken auch sie zu verwenden.</translation>
  </message>
  <message>
   <source>The prepared network cannot be saved in {0} ({1}), so each start prepares it again: set {2} to a writable folder.</source>
   <translation>Das vorbereitete Netz kann nicht in {0} gespeichert werden ({1}), sodass jeder Start es neu vorbereitet: {2} auf einen beschreibbaren Ordner setzen.</translation>
  </message>
  <message>
   <source>The range {0} is invalid: give a beginning from 0 s on, and an end that is not before it.</source>
   <translation>Der Bereich {0} ist ungültig: einen Anfang ab 0 s und ein Ende angeben, das nicht davor liegt.</translation>
  </message>
  <message>
   <source>The recording is still running or was interrupted; after an interruption up to half a second is missing.</source>
   <translation>Die Aufnahme läuft noch oder wurde unterbrochen; nach einer Unterbrechung fehlt bis zu einer halben Sekunde.</translation>
  </message>
  <message>
   <source>The recording was stopped because only {0} were free on the disk.</source>
   <translation>Die Aufnahme wurde beendet, weil nur noch {0} auf dem Datenträger frei waren.</translation>
  </message>
  <message>
   <source>The rest of {0} was not read: too much of it is damaged.</source>
   <translation>Der Rest von {0} wurde nicht gelesen: Zu viel davon ist beschädigt.</translation>
  </message>
  <message>
   <source>The robot's joints cannot be sent to {0} ({1}): check the host's name.</source>
   <translation>Die Gelenke des Roboters können nicht an {0} gesendet werden ({1}): den Namen des Hosts prüfen.</translation>
  </message>
  <message>
   <source>The run's hand model {0} cannot be read ({1}): put it back, or give its new place as data.hand_model_file in the run's {2}.</source>
   <translation>Das Handmodell {0} des Laufs ist nicht lesbar ({1}): es zurücklegen oder seinen neuen Ort als data.hand_model_file in der {2} des Laufs angeben.</translation>
  </message>
  <message>
   <source>The session was tracked with the hand model {0}, whose shape parameters differ from those of {1}: give {2} with --hand-model.</source>
   <translation>Die Sitzung wurde mit dem Handmodell {0} ausgewertet, dessen Formparameter von denen von {1} abweichen: {2} mit --hand-model angeben.</translation>
  </message>
  <message>
   <source>The session was tracked with the {0} {1}, which was not found: choose its file.</source>
   <translation>Die Sitzung wurde mit folgender Datei ausgewertet, die nicht gefunden wurde: {0} {1}. Die Datei wählen.</translation>
  </message>
  <message>
   <source>The session {0} cannot be read: {1}</source>
   <translation>Die Sitzung {0} ist nicht lesbar: {1}</translation>
  </message>
  <message>
   <source>The session {0} has format version {1}, newer than the supported {2}: update Handmirror.</source>
   <translation>Die Sitzung {0} hat die Formatversion {1}, neuer als die unterstützte {2}: Handmirror aktualisieren.</translation>
  </message>
  <message>
   <source>The session {0} has lost its {1}: open {2} as a video instead.</source>
   <translation>Der Sitzung {0} fehlt {1}: {2} stattdessen als Video öffnen.</translation>
  </message>
  <message>
   <source>The session {0} has no poses to stream: give another one.</source>
   <translation>Die Sitzung {0} enthält keine Posen zum Streamen: eine andere angeben.</translation>
  </message>
  <message>
   <source>The session {0} has no readable frame: give another one.</source>
   <translation>Die Sitzung {0} hat keinen lesbaren Frame: eine andere angeben.</translation>
  </message>
  <message>
   <source>The session {0} has no video: it contains poses only.</source>
   <translation>Die Sitzung {0} hat kein Video: Sie enthält nur Posen.</translation>
  </message>
  <message>
   <source>The session {0} has poses but no video: run `handmirror track` on {1} again, with the options that you want.</source>
   <translation>Die Sitzung {0} hat Posen, aber kein Video: `handmirror track` mit den gewünschten Optionen erneut auf {1} anwenden.</translation>
  </message>
  <message>
   <source>The session's pictures change size, which LeRobot does not allow: export another format.</source>
   <translation>Die Bilder der Sitzung ändern ihre Größe, was LeRobot nicht erlaubt: in einem anderen Format exportieren.</translation>
  </message>
  <message>
   <source>The setting {0} is invalid: give NAME=VALUE, with single quotes around a value that has spaces or special characters.</source>
   <translation>Die Einstellung {0} ist ungültig: NAME=WERT angeben, mit einfachen Anführungszeichen um einen Wert mit Leer- oder Sonderzeichen.</translation>
  </message>
  <message>
   <source>The shard {0} cannot be read ({1}): copy it again or recreate it.</source>
   <translation>Der Shard {0} ist nicht lesbar ({1}): erneut kopieren oder neu erstellen.</translation>
  </message>
  <message>
   <source>The shipped file {0} is {1}: {2}; if you changed it on purpose, run `python -m handmirror.training.assets_hashes`.</source>
   <translation>Die mitgelieferte Datei {0} ist {1}: {2}; nach einer absichtlichen Änderung `python -m handmirror.training.assets_hashes` ausführen.</translation>
  </message>
  <message>
   <source>The stream {0}</source>
   <translation>Der Stream {0}</translation>
  </message>
  <message>
   <source>The stream {0} has stopped: check that its camera is switched on and the network works.</source>
   <translation>Der Stream {0} ist stehen geblieben: prüfen, ob die Kamera eingeschaltet ist und das Netzwerk funktioniert.</translation>
  </message>
  <message>
   <source>The token of the web page is invalid: {0}</source>
   <translation>Das Token der Webseite ist ungültig: {0}</translation>
  </message>
  <message>
   <source>The tokens in {0} do not match each other: compute them again with training.tokens.</source>
   <translation>Die Tokens in {0} passen nicht zueinander: sie mit training.tokens neu berechnen.</translation>
  </message>
  <message>
   <source>The tokens {0} belong to other weights than model.pretrained: compute them again.</source>
   <translation>Die Tokens {0} gehören zu anderen Gewichten als model.pretrained: sie neu berechnen.</translation>
  </message>
  <message>
   <source>The tokens {0} cannot be read: compute them again with training.tokens.</source>
   <translation>Die Tokens {0} sind nicht lesbar: sie mit training.tokens neu berechnen.</translation>
  </message>
  <message>
   <source>The tracking of {0} was not finished ({1}): run the command again with --overwrite.</source>
   <translation>Das Tracking von {0} wurde nicht beendet ({1}): den Befehl mit --overwrite erneut ausführen.</translation>
  </message>
  <message>
   <source>The training has diverged (the network's outputs contain NaN): resume it with a lower train.lr.</source>
   <translation>Das Training ist divergiert (die Ausgaben des Netzes enthalten NaN): mit kleinerem train.lr fortsetzen.</translation>
  </message>
  <message>
   <source>The type of {0} is not supported: choose {1}.</source>
   <translation>Der Typ von {0} wird nicht unterstützt: {1} wählen.</translation>
  </message>
  <message>
   <source>The video ends before frame {0} of the poses: give the video of this session.</source>
   <translation>Das Video endet vor Frame {0} der Posen: das Video dieser Sitzung angeben.</translation>
  </message>
  <message>
   <source>The video lacks {0} of {1}.</source>
   <translation>Im Video fehlen {0} von {1}.</translation>
  </message>
  <message>
   <source>The video of {0} is missing: only the poses can be used.</source>
   <translation>Das Video von {0} fehlt: Nur die Posen sind verwendbar.</translation>
  </message>
  <message>
   <source>The video of {0} is undistorted already, with the calibration it was recorded with: re-run it without a calibration, or give fx,fy,cx,cy.</source>
   <translation>Das Video von {0} ist bereits entzerrt, mit der Kalibrierung der Aufnahme: ohne Kalibrierung erneut auswerten, oder fx,fy,cx,cy angeben.</translation>
  </message>
  <message>
   <source>The video {0}</source>
   <translation>Das Video {0}</translation>
  </message>
  <message>
   <source>The video {0} has an unsupported format: convert it to mp4 (H.264).</source>
   <translation>Das Video {0} hat ein nicht unterstütztes Format: in mp4 (H.264) umwandeln.</translation>
  </message>
  <message>
   <source>The video {0} has no readable frame: give one that plays and has at most {1} million pixels.</source>
   <translation>Das Video {0} hat keinen lesbaren Frame: eines angeben, das sich abspielen lässt und höchstens {1} Millionen Pixel hat.</translation>
  </message>
  <message>
   <source>The video {0} is damaged or cut off: {1} could be read, so copy it again if you need the rest.</source>
   <translation>Das Video {0} ist beschädigt oder abgeschnitten: Lesbar sind {1}; für den Rest erneut kopieren.</translation>
  </message>
  <message>
   <source>The video {0} must be an MP4 file: give a name that ends in .mp4.</source>
   <translation>Das Video {0} muss eine MP4-Datei sein: einen Namen angeben, der auf .mp4 endet.</translation>
  </message>
  <message>
   <source>The views are too similar, which leaves the focal length uncertain by {0} %: tilt the board more, and show it nearer and farther.</source>
   <translation>Die Ansichten sind zu ähnlich, wodurch die Brennweite um {0} % unsicher bleibt: die Tafel stärker neigen und näher und weiter weg zeigen.</translation>
  </message>
  <message>
   <source>The views of the board do not determine a camera: show it in other places, and tilted.</source>
   <translation>Die Ansichten der Tafel bestimmen keine Kamera: an anderen Stellen und geneigt zeigen.</translation>
  </message>
  <message>
   <source>The views of the hand disagree by {0} %, more than {1} %: lay hand and {2} flat on one surface, hold still, and measure again.</source>
   <translation>Die Ansichten der Hand weichen um {0} % voneinander ab, mehr als {1} %: Hand und {2} flach auf eine Fläche legen, stillhalten und erneut messen.</translation>
  </message>
  <message>
   <source>The web page cannot be served at {0} ({1}): choose another port or host.</source>
   <translation>Die Webseite kann nicht unter {0} bereitgestellt werden ({1}): einen anderen Port oder Host wählen.</translation>
  </message>
  <message>
   <source>The weight file {0} contains numbers that are not finite, in {1}: train or copy it again.</source>
   <translation>Die Gewichtsdatei {0} enthält Zahlen, die nicht endlich sind, in {1}: neu trainieren oder erneut kopieren.</translation>
  </message>
  <message>
   <source>The weight file {0} does not exist: check the path.</source>
   <translation>Die Gewichtsdatei {0} existiert nicht: Pfad prüfen.</translation>
  </message>
  <message>
   <source>The weight file {0} is damaged or belongs to a different network: replace it.</source>
   <translation>Die Gewichtsdatei {0} ist beschädigt oder gehört zu einem anderen Netz: ersetzen.</translation>
  </message>
  <message>
   <source>The weight file {0} is damaged or does not belong to the network {1}: replace it.</source>
   <translation>Die Gewichtsdatei {0} ist beschädigt oder gehört nicht zum Netz {1}: ersetzen.</translation>
  </message>
  <message>
   <source>The weights are not those of a network on the DINOv2 {0}: give a checkpoint of the same network.</source>
   <translation>Die Gewichte sind nicht die eines Netzes auf dem DINOv2 {0}: einen Checkpoint desselben Netzes angeben.</translation>
  </message>
  <message>
   <source>The weights {0} are not those of a DINOv2: {1} are missing.</source>
   <translation>Die Gewichte {0} sind nicht die eines DINOv2: {1} fehlen.</translation>
  </message>
  <message>
   <source>The weights {0} belong to a {1} model: give a DINOv2.</source>
   <translation>Die Gewichte {0} gehören zu einem Modell vom Typ {1}: ein DINOv2 angeben.</translation>
  </message>
  <message>
   <source>The weights {0} cannot be read: the file is damaged or of an unsupported type.</source>
   <translation>Die Gewichte {0} sind nicht lesbar: Die Datei ist beschädigt oder von einem nicht unterstützten Typ.</translation>
  </message>
  <message>
   <source>The weights {0} contain no named tensors: give a file with a network's weights.</source>
   <translation>Die Gewichte {0} enthalten keine benannten Tensoren: eine Datei mit den Gewichten eines Netzes angeben.</translation>
  </message>
  <message>
   <source>The weights {0} do not exist: give an Accelerate folder, a .safetensors file or a torch file.</source>
   <translation>Die Gewichte {0} existieren nicht: einen Accelerate-Ordner, eine .safetensors-Datei oder eine torch-Datei angeben.</translation>
  </message>
  <message>
   <source>The weights {0} {1} {2} of the network's {3} tensors ({4}): give a checkpoint of the same network.</source>
   <translation>Die Gewichte {0} passen nicht zum Netz ({1}): {2} von {3} Tensoren ({4}); einen Checkpoint desselben Netzes angeben.</translation>
  </message>
  <message>
   <source>There are enough views.</source>
   <translation>Es gibt genügend Ansichten.</translation>
  </message>
  <message>
   <source>There is not enough memory: {0}.</source>
   <translation>Der Arbeitsspeicher reicht nicht: {0}.</translation>
  </message>
  <message>
   <source>This address is not served here: use {0}.</source>
   <translation>Diese Adresse wird hier nicht bedient: {0} verwenden.</translation>
  </message>
  <message>
   <source>This line is 100 mm long: if yours is not, print again at 100 %, not fitted to the page.</source>
   <translation>Diese Linie ist 100 mm lang: falls nicht, erneut mit 100 % drucken, nicht an die Seite angepasst.</translation>
  </message>
  <message>
   <source>This stream needs {0}: install it with {1}</source>
   <translation>Dieser Stream braucht {0}: installieren mit {1}</translation>
  </message>
  <message>
   <source>Tilt the board to one side by 20 to 40 degrees.</source>
   <translation>Die Tafel um 20 bis 40 Grad zu einer Seite neigen.</translation>
  </message>
  <message>
   <source>To see its frames, put the original session {0} next to it.</source>
   <translation>Um die Frames zu sehen, die ursprüngliche Sitzung {0} daneben ablegen.</translation>
  </message>
  <message>
   <source>Too many connections.</source>
   <translation>Zu viele Verbindungen.</translation>
  </message>
  <message>
   <source>Too many levels of symbolic links</source>
   <translation>zu viele verschachtelte symbolische Links</translation>
  </message>
  <message>
   <source>Too many open files</source>
   <translation>zu viele offene Dateien</translation>
  </message>
  <message>
   <source>Too many open files in system</source>
   <translation>zu viele offene Dateien im System</translation>
  </message>
  <message>
   <source>Training for MANO needs its file: give its path as data.hand_model_file=MANO_RIGHT.pkl.</source>
   <translation>Das Training für MANO benötigt dessen Datei: ihren Pfad als data.hand_model_file=MANO_RIGHT.pkl angeben.</translation>
  </message>
  <message>
   <source>Training needs more packages: run {0}.</source>
   <translation>Das Training benötigt weitere Pakete: {0} ausführen.</translation>
  </message>
  <message>
   <source>VMC cannot be sent to {0} ({1}): check the host's name.</source>
   <translation>VMC kann nicht an {0} gesendet werden ({1}): Hostnamen prüfen.</translation>
  </message>
  <message>
   <source>VMC to {0}</source>
   <translation>VMC an {0}</translation>
  </message>
  <message>
   <source>Web page at {0}</source>
   <translation>Webseite unter {0}</translation>
  </message>
  <message>
   <source>Windows of {0} frames with stride {1}, step {2} and gaps of {3} cannot be read: give 1 or more, and 0 or more for the gap.</source>
   <translation>Fenster von {0} Frames mit Schrittweite {1}, Schritt {2} und Lücken von {3} sind nicht lesbar: mindestens 1 angeben, für die Lücke mindestens 0.</translation>
  </message>
  <message>
   <source>a box shorter than its header</source>
   <translation>eine Box, die kürzer als ihr Header ist</translation>
  </message>
  <message>
   <source>a checkpoint's folder, a .safetensors or a torch file</source>
   <translation>der Ordner eines Checkpoints, eine .safetensors- oder eine torch-Datei</translation>
  </message>
  <message>
   <source>a crop beyond the picture</source>
   <translation>ein Ausschnitt über den Bildrand hinaus</translation>
  </message>
  <message>
   <source>a crop without a size</source>
   <translation>ein Ausschnitt ohne Größe</translation>
  </message>
  <message>
   <source>a different hand model</source>
   <translation>ein anderes Handmodell</translation>
  </message>
  <message>
   <source>a file in it has the name {0}</source>
   <translation>eine Datei darin heißt {0}</translation>
  </message>
  <message>
   <source>a file in it has {0} bytes, more than {1}</source>
   <translation>eine Datei darin hat {0} Bytes, mehr als {1}</translation>
  </message>
  <message>
   <source>a folder</source>
   <translation>ein Ordner</translation>
  </message>
  <message>
   <source>a folder of shards, a .tar file, an http or https address, or a list of these</source>
   <translation>ein Ordner mit Shards, eine .tar-Datei, eine http- oder https-Adresse oder eine Liste davon</translation>
  </message>
  <message>
   <source>a folder, a list of folders or null</source>
   <translation>ein Ordner, eine Liste von Ordnern oder null</translation>
  </message>
  <message>
   <source>a frame has no labelled joint or no focal length</source>
   <translation>ein Frame hat kein annotiertes Gelenk oder keine Brennweite</translation>
  </message>
  <message>
   <source>a hand is not a JSON object</source>
   <translation>eine Hand ist kein JSON-Objekt</translation>
  </message>
  <message>
   <source>a hash is not text</source>
   <translation>ein Hash ist kein Text</translation>
  </message>
  <message>
   <source>a matrix in it is damaged</source>
   <translation>eine Matrix darin ist beschädigt</translation>
  </message>
  <message>
   <source>a matrix in it is too large</source>
   <translation>eine Matrix darin ist zu groß</translation>
  </message>
  <message>
   <source>a number above 0</source>
   <translation>eine Zahl über 0</translation>
  </message>
  <message>
   <source>a number from 0</source>
   <translation>eine Zahl ab 0</translation>
  </message>
  <message>
   <source>a number from 0 to 1</source>
   <translation>eine Zahl von 0 bis 1</translation>
  </message>
  <message>
   <source>a number from 0 to 10</source>
   <translation>eine Zahl von 0 bis 10</translation>
  </message>
  <message>
   <source>a part of it contains itself</source>
   <translation>ein Teil davon enthält sich selbst</translation>
  </message>
  <message>
   <source>a score is not a number</source>
   <translation>ein Wert ist keine Zahl</translation>
  </message>
  <message>
   <source>a single value</source>
   <translation>ein einzelner Wert</translation>
  </message>
  <message>
   <source>a tile that differs from the first</source>
   <translation>eine Kachel, die von der ersten abweicht</translation>
  </message>
  <message>
   <source>a validity flag is not 0 or 1</source>
   <translation>ein Gültigkeitskennzeichen ist nicht 0 oder 1</translation>
  </message>
  <message>
   <source>a value is not text</source>
   <translation>ein Wert ist kein Text</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>eine ganze Zahl</translation>
  </message>
  <message>
   <source>a whole number from {0}</source>
   <translation>eine ganze Zahl ab {0}</translation>
  </message>
  <message>
   <source>a whole number from {0} to {1}</source>
   <translation>eine ganze Zahl von {0} bis {1}</translation>
  </message>
  <message>
   <source>an .npz file in MANO's format</source>
   <translation>eine .npz-Datei im Format von MANO</translation>
  </message>
  <message>
   <source>an array in it contains objects</source>
   <translation>ein Array darin enthält Objekte</translation>
  </message>
  <message>
   <source>an array in it contains values of the type {0}</source>
   <translation>ein Array darin enthält Werte vom Typ {0}</translation>
  </message>
  <message>
   <source>an array in it has an invalid shape</source>
   <translation>ein Array darin hat eine ungültige Form</translation>
  </message>
  <message>
   <source>an array in it has an unknown type</source>
   <translation>ein Array darin hat einen unbekannten Typ</translation>
  </message>
  <message>
   <source>an array in it is damaged</source>
   <translation>ein Array darin ist beschädigt</translation>
  </message>
  <message>
   <source>an array in it is not as long as its shape says</source>
   <translation>ein Array darin ist kürzer oder länger als angegeben</translation>
  </message>
  <message>
   <source>an earlier one has the same name</source>
   <translation>eine frühere hat denselben Namen</translation>
  </message>
  <message>
   <source>an impossible width or height</source>
   <translation>unmögliche Breite oder Höhe</translation>
  </message>
  <message>
   <source>an integer of more than 64 bits</source>
   <translation>eine ganze Zahl mit mehr als 64 Bit</translation>
  </message>
  <message>
   <source>another program has locked a part of the file</source>
   <translation>ein anderes Programm hat einen Teil der Datei gesperrt</translation>
  </message>
  <message>
   <source>another program uses that port</source>
   <translation>ein anderes Programm benutzt diesen Port</translation>
  </message>
  <message>
   <source>another program uses the file</source>
   <translation>ein anderes Programm verwendet die Datei</translation>
  </message>
  <message>
   <source>bad allocation</source>
   <translation>bad allocation</translation>
  </message>
  <message>
   <source>bank card</source>
   <translation>Bankkarte</translation>
  </message>
  <message>
   <source>bf16, or no for float32</source>
   <translation>bf16, oder no für float32</translation>
  </message>
  <message>
   <source>cameras is not a list of whole numbers</source>
   <translation>cameras ist keine Liste ganzer Zahlen</translation>
  </message>
  <message>
   <source>can't start new thread</source>
   <translation>can't start new thread</translation>
  </message>
  <message>
   <source>cannot allocate memory</source>
   <translation>cannot allocate memory</translation>
  </message>
  <message>
   <source>captured frame</source>
   <translation>aufgenommener Frame</translation>
  </message>
  <message>
   <source>choose another one</source>
   <translation>einen anderen wählen</translation>
  </message>
  <message>
   <source>choose another one, or add --overwrite</source>
   <translation>einen anderen wählen oder --overwrite ergänzen</translation>
  </message>
  <message>
   <source>choose another place or free some space</source>
   <translation>einen anderen Ort wählen oder Platz schaffen</translation>
  </message>
  <message>
   <source>choose one of {0}</source>
   <translation>eines wählen von {0}</translation>
  </message>
  <message>
   <source>close other programs, or track fewer hands or smaller pictures</source>
   <translation>andere Programme schließen, oder weniger Hände oder kleinere Bilder auswerten</translation>
  </message>
  <message>
   <source>complex integer</source>
   <translation>komplexe Ganzzahl</translation>
  </message>
  <message>
   <source>contains {0} numbers, neither fx, fy, cx, cy nor a matrix of 3 rows</source>
   <translation>enthält {0} Zahlen, weder fx, fy, cx, cy noch eine Matrix mit 3 Zeilen</translation>
  </message>
  <message>
   <source>convert it to a smaller size, as with ffmpeg -i INPUT -vf scale=3840:-2 OUTPUT</source>
   <translation>in eine kleinere Größe umwandeln, zum Beispiel mit ffmpeg -i INPUT -vf scale=3840:-2 OUTPUT</translation>
  </message>
  <message>
   <source>copy it again</source>
   <translation>erneut kopieren</translation>
  </message>
  <message>
   <source>copy it again from where the run was trained, or resume the run, which writes it again</source>
   <translation>erneut von dort kopieren, wo der Lauf trainiert wurde, oder den Lauf fortsetzen, der die Datei neu schreibt</translation>
  </message>
  <message>
   <source>correct the file, or remove it to use the gestures that ship</source>
   <translation>die Datei berichtigen, oder löschen, um die mitgelieferten Gesten zu verwenden</translation>
  </message>
  <message>
   <source>cut off</source>
   <translation>abgeschnitten</translation>
  </message>
  <message>
   <source>damaged or changed</source>
   <translation>beschädigt oder verändert</translation>
  </message>
  <message>
   <source>damaged, or of an unknown format</source>
   <translation>beschädigt oder von unbekanntem Format</translation>
  </message>
  <message>
   <source>different view</source>
   <translation>verschiedene Ansicht</translation>
  </message>
  <message>
   <source>duplicate key {0}</source>
   <translation>doppelter Schlüssel {0}</translation>
  </message>
  <message>
   <source>each time, as there is no cache folder</source>
   <translation>jedes Mal, da es keinen Cache-Ordner gibt</translation>
  </message>
  <message>
   <source>encoding or nesting</source>
   <translation>Kodierung oder Verschachtelung</translation>
  </message>
  <message>
   <source>enter and leave are not between 0 and 1, or leave is above enter</source>
   <translation>enter und leave liegen nicht zwischen 0 und 1, oder leave liegt über enter</translation>
  </message>
  <message>
   <source>f refers to vertices that do not exist</source>
   <translation>f verweist auf Punkte, die es nicht gibt</translation>
  </message>
  <message>
   <source>failed to allocate memory</source>
   <translation>failed to allocate memory</translation>
  </message>
  <message>
   <source>failed to map segment</source>
   <translation>failed to map segment</translation>
  </message>
  <message>
   <source>field of view</source>
   <translation>Sichtfeld</translation>
  </message>
  <message>
   <source>free some space and resume with general.resume=true, or choose another place with general.runs</source>
   <translation>Speicherplatz freigeben und mit general.resume=true fortsetzen, oder mit general.runs einen anderen Ort wählen</translation>
  </message>
  <message>
   <source>free some space or choose another with --out</source>
   <translation>Speicherplatz freigeben oder mit --out eine andere wählen</translation>
  </message>
  <message>
   <source>from {0} s to {1}</source>
   <translation>von {0} s bis {1}</translation>
  </message>
  <message>
   <source>gap to {0}</source>
   <translation>Abstand zu {0}</translation>
  </message>
  <message>
   <source>gesture is the name of a recognised gesture, empty for none; gesture_score is 0 to 1, NaN for none.</source>
   <translation>gesture ist der Name der erkannten Geste, leer für keine; gesture_score ist 0 bis 1, NaN für keine.</translation>
  </message>
  <message>
   <source>gesture {0}{1} was left out, {2}</source>
   <translation>Geste {0}{1} wurde weggelassen: {2}</translation>
  </message>
  <message>
   <source>give a cameras.json of handmirror calibrate, a camchain.yaml of Kalibr, or a stereo calibration of OpenCV</source>
   <translation>eine cameras.json von handmirror calibrate, eine camchain.yaml von Kalibr oder eine Stereokalibrierung von OpenCV angeben</translation>
  </message>
  <message>
   <source>give a poses.jsonl</source>
   <translation>eine poses.jsonl angeben</translation>
  </message>
  <message>
   <source>give a poses.jsonl or the folder of a session</source>
   <translation>eine poses.jsonl oder den Ordner einer Sitzung angeben</translation>
  </message>
  <message>
   <source>give a whole number from 1 to {0}</source>
   <translation>eine ganze Zahl von 1 bis {0} angeben</translation>
  </message>
  <message>
   <source>give an even number of at least 4</source>
   <translation>eine gerade Zahl ab 4 angeben</translation>
  </message>
  <message>
   <source>give fx,fy,cx,cy in pixels or a calibration file (docs/calibrations.md lists the formats)</source>
   <translation>fx,fy,cx,cy in Pixeln oder eine Kalibrierungsdatei angeben (docs/calibrations.md nennt die Formate)</translation>
  </message>
  <message>
   <source>give num_frame 1 in stage 1 and 7 in stage 2</source>
   <translation>num_frame 1 in Stufe 1 und 7 in Stufe 2 angeben</translation>
  </message>
  <message>
   <source>give the folder of a session</source>
   <translation>den Ordner einer Sitzung angeben</translation>
  </message>
  <message>
   <source>hand model</source>
   <translation>Handmodell</translation>
  </message>
  <message>
   <source>hands is not a list of at most {0}</source>
   <translation>hands ist keine Liste mit höchstens {0} Einträgen</translation>
  </message>
  <message>
   <source>has XML with entities</source>
   <translation>hat XML mit Entitäten</translation>
  </message>
  <message>
   <source>has YAML with aliases</source>
   <translation>hat YAML mit Aliasen</translation>
  </message>
  <message>
   <source>has more than {0} MB of YAML</source>
   <translation>hat mehr als {0} MB YAML</translation>
  </message>
  <message>
   <source>have other shapes in</source>
   <translation>andere Formen in</translation>
  </message>
  <message>
   <source>hold is neither true nor false</source>
   <translation>hold ist weder true noch false</translation>
  </message>
  <message>
   <source>install Handmirror again, or in a git checkout run `git checkout -- assets`</source>
   <translation>Handmirror neu installieren, oder in einem Git-Checkout `git checkout -- assets` ausführen</translation>
  </message>
  <message>
   <source>insufficient memory</source>
   <translation>insufficient memory</translation>
  </message>
  <message>
   <source>is HEIF of the type {0}, which is not supported: save it as JPEG</source>
   <translation>ist HEIF vom Typ {0}, der nicht unterstützt wird: als JPEG speichern</translation>
  </message>
  <message>
   <source>is empty</source>
   <translation>ist leer</translation>
  </message>
  <message>
   <source>is neither JSON nor YAML nor another known format{0}</source>
   <translation>ist weder JSON noch YAML noch ein anderes bekanntes Format{0}</translation>
  </message>
  <message>
   <source>is nested too deeply</source>
   <translation>ist zu tief verschachtelt</translation>
  </message>
  <message>
   <source>is not a text file</source>
   <translation>ist keine Textdatei</translation>
  </message>
  <message>
   <source>is not valid XML (line {0})</source>
   <translation>ist kein gültiges XML (Zeile {0})</translation>
  </message>
  <message>
   <source>it comes with the macOS build</source>
   <translation>es ist Teil des macOS-Pakets</translation>
  </message>
  <message>
   <source>it contains a number that is too long</source>
   <translation>eine Zahl darin ist zu lang</translation>
  </message>
  <message>
   <source>it contains a text without quotes</source>
   <translation>ein Text darin hat keine Anführungszeichen</translation>
  </message>
  <message>
   <source>it contains chumpy's {0}, which is not supported</source>
   <translation>es enthält {0} von chumpy, was nicht unterstützt wird</translation>
  </message>
  <message>
   <source>it contains scipy's {0}</source>
   <translation>es enthält {0} von scipy</translation>
  </message>
  <message>
   <source>it contains the instruction {0}</source>
   <translation>es enthält die Anweisung {0}</translation>
  </message>
  <message>
   <source>it contains too many files</source>
   <translation>es enthält zu viele Dateien</translation>
  </message>
  <message>
   <source>it contains too many values</source>
   <translation>es enthält zu viele Werte</translation>
  </message>
  <message>
   <source>it contains {0}.{1} twice</source>
   <translation>{0}.{1} kommt darin zweimal vor</translation>
  </message>
  <message>
   <source>it has no angles</source>
   <translation>sie hat keine Winkel</translation>
  </message>
  <message>
   <source>it has no automatic mode</source>
   <translation>dafür gibt es keine Automatik</translation>
  </message>
  <message>
   <source>it has the unknown key {0}</source>
   <translation>sie hat den unbekannten Schlüssel {0}</translation>
  </message>
  <message>
   <source>it has {0} pictures</source>
   <translation>er hat {0} Bilder</translation>
  </message>
  <message>
   <source>it is a folder</source>
   <translation>es ist ein Ordner</translation>
  </message>
  <message>
   <source>it is cut off</source>
   <translation>unvollständig</translation>
  </message>
  <message>
   <source>it is damaged or not a pickle</source>
   <translation>es ist beschädigt oder kein Pickle</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>es ist leer</translation>
  </message>
  <message>
   <source>it is empty.</source>
   <translation>Sie ist leer.</translation>
  </message>
  <message>
   <source>it is incomplete</source>
   <translation>es ist unvollständig</translation>
  </message>
  <message>
   <source>it is incomplete or not an .npz file</source>
   <translation>es ist unvollständig oder keine .npz-Datei</translation>
  </message>
  <message>
   <source>it is larger than 1 GB</source>
   <translation>es ist größer als 1 GB</translation>
  </message>
  <message>
   <source>it is larger than 64 MB</source>
   <translation>es ist größer als 64 MB</translation>
  </message>
  <message>
   <source>it is neither an .npz nor a .pkl file</source>
   <translation>es ist weder eine .npz- noch eine .pkl-Datei</translation>
  </message>
  <message>
   <source>it is not a JSON object</source>
   <translation>es ist kein JSON-Objekt</translation>
  </message>
  <message>
   <source>it is not a file</source>
   <translation>es ist keine Datei</translation>
  </message>
  <message>
   <source>it is of a left hand; left hands are mirrored from the right one</source>
   <translation>es ist das einer linken Hand; linke Hände werden aus der rechten gespiegelt</translation>
  </message>
  <message>
   <source>items larger than the file</source>
   <translation>Elemente, die größer sind als die Datei</translation>
  </message>
  <message>
   <source>its angles, gaps or directions are not a JSON object</source>
   <translation>ihre angles, gaps oder directions sind kein JSON-Objekt</translation>
  </message>
  <message>
   <source>its backbone of {0} values is too small for a {1} {2}</source>
   <translation>sein Backbone mit {0} Werten ist zu klein für {1} {2}</translation>
  </message>
  <message>
   <source>its direction of {0} is not valid</source>
   <translation>ihre Richtung von {0} ist nicht gültig</translation>
  </message>
  <message>
   <source>its gap to {0} is not valid</source>
   <translation>ihr Abstand zu {0} ist nicht gültig</translation>
  </message>
  <message>
   <source>its hand measures {0} m, so it is not in metres</source>
   <translation>seine Hand misst {0} m, ist also nicht in Metern angegeben</translation>
  </message>
  <message>
   <source>its name is not 1 to {0} printable characters</source>
   <translation>ihr Name besteht nicht aus 1 bis {0} druckbaren Zeichen</translation>
  </message>
  <message>
   <source>its name is not a text</source>
   <translation>ihr Name ist kein Text</translation>
  </message>
  <message>
   <source>its objects contain too many others</source>
   <translation>seine Objekte enthalten zu viele andere</translation>
  </message>
  <message>
   <source>its tolerance is not a number, or on is not true or false</source>
   <translation>tolerance ist keine Zahl, oder on ist nicht true oder false</translation>
  </message>
  <message>
   <source>its tolerance is not between {0} and {1}</source>
   <translation>tolerance liegt nicht zwischen {0} und {1}</translation>
  </message>
  <message>
   <source>joints_2d is missing and cannot be computed: joints lie behind the camera</source>
   <translation>joints_2d fehlt und ist nicht berechenbar: Gelenke liegen hinter der Kamera</translation>
  </message>
  <message>
   <source>joints_2d or K is missing</source>
   <translation>joints_2d oder K fehlt</translation>
  </message>
  <message>
   <source>line {0}</source>
   <translation>Zeile {0}</translation>
  </message>
  <message>
   <source>line {0}: {1}</source>
   <translation>Zeile {0}: {1}</translation>
  </message>
  <message>
   <source>longer side</source>
   <translation>längere Seite</translation>
  </message>
  <message>
   <source>mains frequency</source>
   <translation>Netzfrequenz</translation>
  </message>
  <message>
   <source>minimum_ns is not between 0 and {0}</source>
   <translation>minimum_ns liegt nicht zwischen 0 und {0}</translation>
  </message>
  <message>
   <source>missing</source>
   <translation>nicht vorhanden</translation>
  </message>
  <message>
   <source>modified brown</source>
   <translation>modified brown</translation>
  </message>
  <message>
   <source>more than {0} values</source>
   <translation>mehr als {0} Werte</translation>
  </message>
  <message>
   <source>newer</source>
   <translation>neuer</translation>
  </message>
  <message>
   <source>no camera was found on this computer</source>
   <translation>auf diesem Computer wurde keine Kamera gefunden</translation>
  </message>
  <message>
   <source>no hand</source>
   <translation>keine Hand</translation>
  </message>
  <message>
   <source>no keys</source>
   <translation>keine Schlüssel</translation>
  </message>
  <message>
   <source>no meta box</source>
   <translation>keine Meta-Box</translation>
  </message>
  <message>
   <source>no permission to write in {0}</source>
   <translation>keine Berechtigung, in {0} zu schreiben</translation>
  </message>
  <message>
   <source>no picture</source>
   <translation>kein Bild</translation>
  </message>
  <message>
   <source>no sheet</source>
   <translation>kein Blatt</translation>
  </message>
  <message>
   <source>no size</source>
   <translation>keine Größe</translation>
  </message>
  <message>
   <source>no tensors</source>
   <translation>keine Tensoren</translation>
  </message>
  <message>
   <source>not JSON</source>
   <translation>kein JSON</translation>
  </message>
  <message>
   <source>not a JSON object</source>
   <translation>kein JSON-Objekt</translation>
  </message>
  <message>
   <source>not a file name</source>
   <translation>kein Dateiname</translation>
  </message>
  <message>
   <source>not a host name</source>
   <translation>kein Hostname</translation>
  </message>
  <message>
   <source>not a number</source>
   <translation>keine Zahl</translation>
  </message>
  <message>
   <source>not a size</source>
   <translation>keine Größenangabe</translation>
  </message>
  <message>
   <source>not flat</source>
   <translation>nicht flach</translation>
  </message>
  <message>
   <source>not readable ({0})</source>
   <translation>nicht lesbar ({0})</translation>
  </message>
  <message>
   <source>not seen</source>
   <translation>nicht gesehen</translation>
  </message>
  <message>
   <source>numbers as in training/data/augment.py, or null</source>
   <translation>Zahlen wie in training/data/augment.py, oder null</translation>
  </message>
  <message>
   <source>numbers that AdamW cannot have</source>
   <translation>Zahlen, die bei AdamW unmöglich sind</translation>
  </message>
  <message>
   <source>of the type {0}</source>
   <translation>vom Typ {0}</translation>
  </message>
  <message>
   <source>older</source>
   <translation>älter</translation>
  </message>
  <message>
   <source>on Windows, replace it with the package onnxruntime-directml</source>
   <translation>unter Windows durch das Paket onnxruntime-directml ersetzen</translation>
  </message>
  <message>
   <source>one of {0}</source>
   <translation>eines von {0}</translation>
  </message>
  <message>
   <source>other weights</source>
   <translation>andere Gewichte</translation>
  </message>
  <message>
   <source>pip install 'onnxruntime&lt;1.29'</source>
   <translation>pip install 'onnxruntime&lt;1.29'</translation>
  </message>
  <message>
   <source>remove it and free some space, or choose another folder by data.tokens</source>
   <translation>ihn entfernen und Speicherplatz freigeben, oder mit data.tokens einen anderen Ordner wählen</translation>
  </message>
  <message>
   <source>saved calibrations of {0}</source>
   <translation>gespeicherte Kalibrierungen von {0}</translation>
  </message>
  <message>
   <source>see PoseNetConfig</source>
   <translation>siehe PoseNetConfig</translation>
  </message>
  <message>
   <source>see PoseNetConfig for the known ones</source>
   <translation>die bekannten stehen in PoseNetConfig</translation>
  </message>
  <message>
   <source>set its camera to smaller pictures</source>
   <translation>ihre Kamera auf kleinere Bilder einstellen</translation>
  </message>
  <message>
   <source>several files</source>
   <translation>mehrere Dateien</translation>
  </message>
  <message>
   <source>sheet of A4 paper</source>
   <translation>Blatt A4-Papier</translation>
  </message>
  <message>
   <source>sheet of Letter paper</source>
   <translation>Blatt Letter-Papier</translation>
  </message>
  <message>
   <source>side is neither left nor right</source>
   <translation>side ist weder left noch right</translation>
  </message>
  <message>
   <source>signed integer</source>
   <translation>vorzeichenbehaftete Ganzzahl</translation>
  </message>
  <message>
   <source>something in it is not an array of numbers</source>
   <translation>etwas darin ist kein Array aus Zahlen</translation>
  </message>
  <message>
   <source>source or facts are invalid</source>
   <translation>source oder facts ist ungültig</translation>
  </message>
  <message>
   <source>stage {0} with num_frame {1}</source>
   <translation>Stufe {0} mit num_frame {1}</translation>
  </message>
  <message>
   <source>temporal.dim_head {0}</source>
   <translation>temporal.dim_head {0}</translation>
  </message>
  <message>
   <source>that port is not allowed</source>
   <translation>dieser Port ist nicht erlaubt</translation>
  </message>
  <message>
   <source>the VMC stream</source>
   <translation>der VMC-Stream</translation>
  </message>
  <message>
   <source>the clip {0}</source>
   <translation>der Clip {0}</translation>
  </message>
  <message>
   <source>the clip {0} has too many or too large files</source>
   <translation>der Clip {0} hat zu viele oder zu große Dateien</translation>
  </message>
  <message>
   <source>the computer in the network was not found</source>
   <translation>der Computer im Netzwerk wurde nicht gefunden</translation>
  </message>
  <message>
   <source>the direction of {0} is not a list of a direction and an angle</source>
   <translation>die Richtung von {0} ist keine Liste aus einer Richtung und einem Winkel</translation>
  </message>
  <message>
   <source>the end</source>
   <translation>das Ende</translation>
  </message>
  <message>
   <source>the grid</source>
   <translation>das Raster</translation>
  </message>
  <message>
   <source>the hand model is unknown</source>
   <translation>unbekanntes Handmodell</translation>
  </message>
  <message>
   <source>the hand model {0}</source>
   <translation>das Handmodell {0}</translation>
  </message>
  <message>
   <source>the header is too large</source>
   <translation>der Kopf ist zu groß</translation>
  </message>
  <message>
   <source>the host name is unknown</source>
   <translation>der Hostname ist unbekannt</translation>
  </message>
  <message>
   <source>the installed package is incomplete</source>
   <translation>das installierte Paket ist unvollständig</translation>
  </message>
  <message>
   <source>the lens distorts: call Intrinsics.undistort(frame) first</source>
   <translation>das Objektiv verzeichnet: zuerst Intrinsics.undistort(frame) aufrufen</translation>
  </message>
  <message>
   <source>the name of a backbone</source>
   <translation>der Name eines Backbones</translation>
  </message>
  <message>
   <source>the network connection was lost</source>
   <translation>die Netzwerkverbindung ist abgebrochen</translation>
  </message>
  <message>
   <source>the robot stream</source>
   <translation>der Roboter-Stream</translation>
  </message>
  <message>
   <source>the run's name</source>
   <translation>der Name des Laufs</translation>
  </message>
  <message>
   <source>the web page</source>
   <translation>die Webseite</translation>
  </message>
  <message>
   <source>the weights of a vertex do not add up to 1</source>
   <translation>die Gewichte eines Punkts ergeben in der Summe nicht 1</translation>
  </message>
  <message>
   <source>there are more than {0} gestures</source>
   <translation>es gibt mehr als {0} Gesten</translation>
  </message>
  <message>
   <source>there is no angle {0}</source>
   <translation>es gibt keinen Winkel {0}</translation>
  </message>
  <message>
   <source>there is no folder {0}</source>
   <translation>den Ordner {0} gibt es nicht</translation>
  </message>
  <message>
   <source>there is no hand</source>
   <translation>es ist keine Hand da</translation>
  </message>
  <message>
   <source>this backbone detects no key points</source>
   <translation>dieses Backbone findet keine Punkte</translation>
  </message>
  <message>
   <source>this computer does not have that address</source>
   <translation>dieser Computer hat diese Adresse nicht</translation>
  </message>
  <message>
   <source>tiles that do not cover the picture</source>
   <translation>Kacheln, die das Bild nicht abdecken</translation>
  </message>
  <message>
   <source>too long</source>
   <translation>zu lang</translation>
  </message>
  <message>
   <source>train it again</source>
   <translation>neu trainieren</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true oder false</translation>
  </message>
  <message>
   <source>two gestures have the same name</source>
   <translation>zwei Gesten haben denselben Namen</translation>
  </message>
  <message>
   <source>unexpected tensors</source>
   <translation>unerwartete Tensoren</translation>
  </message>
  <message>
   <source>unknown keys {0}</source>
   <translation>unbekannte Schlüssel {0}</translation>
  </message>
  <message>
   <source>unsigned integer</source>
   <translation>vorzeichenlose Ganzzahl</translation>
  </message>
  <message>
   <source>update Handmirror</source>
   <translation>Handmirror aktualisieren</translation>
  </message>
  <message>
   <source>use only the letters A to Z, digits, - and _.</source>
   <translation>nur die Buchstaben A bis Z, Ziffern, - und _ verwenden.</translation>
  </message>
  <message>
   <source>use {0} to {1} characters, or none for a new random one each time.</source>
   <translation>{0} bis {1} Zeichen verwenden, oder keine für jedes Mal ein neues zufälliges.</translation>
  </message>
  <message>
   <source>video is not a JSON object</source>
   <translation>video ist kein JSON-Objekt</translation>
  </message>
  <message>
   <source>white balance</source>
   <translation>Weißabgleich</translation>
  </message>
  <message>
   <source>write it like those in training/configs</source>
   <translation>sie wie die in training/configs schreiben</translation>
  </message>
  <message>
   <source>{0} ({1}): pip install 'onnxruntime&lt;1.29'</source>
   <translation>{0} ({1}): pip install 'onnxruntime&lt;1.29'</translation>
  </message>
  <message>
   <source>{0} It runs in {1} until another mode is chosen.</source>
   <translation>{0} Sie läuft mit {1}, bis ein anderer Modus gewählt wird.</translation>
  </message>
  <message>
   <source>{0} The saved calibration is not used.</source>
   <translation>{0} Die gespeicherte Kalibrierung wird nicht verwendet.</translation>
  </message>
  <message>
   <source>{0} already contains a run: set general.resume=true or another general.name.</source>
   <translation>{0} enthält bereits einen Lauf: general.resume=true oder einen anderen general.name setzen.</translation>
  </message>
  <message>
   <source>{0} already exists: choose another place, or allow overwriting (--overwrite).</source>
   <translation>{0} existiert bereits: einen anderen Ort wählen oder das Überschreiben erlauben (--overwrite).</translation>
  </message>
  <message>
   <source>{0} and {1} do not overlap in time (they are {2} s apart): give videos of the same moment, or correct offset_ns in the cameras file.</source>
   <translation>{0} und {1} überlappen sich zeitlich nicht (sie liegen {2} s auseinander): Videos desselben Zeitraums angeben oder offset_ns in der Kameradatei berichtigen.</translation>
  </message>
  <message>
   <source>{0} and {1} have no frame in common: give two runs over the same video.</source>
   <translation>{0} und {1} haben keinen Frame gemeinsam: zwei Auswertungen desselben Videos angeben.</translation>
  </message>
  <message>
   <source>{0} bytes do not fit into its {1}</source>
   <translation>{0} Byte passen nicht in den Bereich von {1}</translation>
  </message>
  <message>
   <source>{0} cameras are called {1}: give the number, one of {2}.</source>
   <translation>{0} Kameras heißen {1}: die Nummer angeben, eine von {2}.</translation>
  </message>
  <message>
   <source>{0} cannot be read (damaged or not a calibration): {1}.</source>
   <translation>{0} ist nicht lesbar (beschädigt oder keine Kalibrierung): {1}.</translation>
  </message>
  <message>
   <source>{0} cannot be read (it {1}): {2}.</source>
   <translation>{0} ist nicht lesbar ({1}): {2}.</translation>
  </message>
  <message>
   <source>{0} cannot be read (more than {1} kB): {2}.</source>
   <translation>{0} ist nicht lesbar (mehr als {1} kB): {2}.</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1} in line {2}): {3}.</source>
   <translation>{0} ist nicht lesbar ({1} in Zeile {2}): {3}.</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): check its permissions.</source>
   <translation>{0} ist nicht lesbar ({1}): Zugriffsrechte prüfen.</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): copy the session again.</source>
   <translation>{0} ist nicht lesbar ({1}): Sitzung erneut kopieren.</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): restore the file, or delete it and measure again.</source>
   <translation>{0} ist nicht lesbar ({1}): die Datei wiederherstellen, oder löschen und neu messen.</translation>
  </message>
  <message>
   <source>{0} cannot be read ({1}): {2}.</source>
   <translation>{0} ist nicht lesbar ({1}): {2}.</translation>
  </message>
  <message>
   <source>{0} cannot be read as a URDF ({1}): give another file.</source>
   <translation>{0} kann nicht als URDF gelesen werden ({1}): eine andere Datei angeben.</translation>
  </message>
  <message>
   <source>{0} cannot be read: remove the folder {1} to resume from an older one.</source>
   <translation>{0} ist nicht lesbar: den Ordner {1} entfernen, um mit einem älteren Stand fortzusetzen.</translation>
  </message>
  <message>
   <source>{0} cannot be used with {1} ({2}): check both.</source>
   <translation>{0} kann nicht mit {1} verwendet werden ({2}): beide prüfen.</translation>
  </message>
  <message>
   <source>{0} cannot be written ({1}): choose another file.</source>
   <translation>{0} kann nicht geschrieben werden ({1}): eine andere Datei wählen.</translation>
  </message>
  <message>
   <source>{0} cannot be written ({1}): {2}.</source>
   <translation>{0} kann nicht geschrieben werden ({1}): {2}.</translation>
  </message>
  <message>
   <source>{0} contains no hand {1}: choose another range.</source>
   <translation>{0} enthält keine Hand {1}: einen anderen Bereich wählen.</translation>
  </message>
  <message>
   <source>{0} contains no hand: record or track something with a hand in it.</source>
   <translation>{0} enthält keine Hand: etwas mit einer Hand darin aufnehmen oder auswerten.</translation>
  </message>
  <message>
   <source>{0} contains no poses ({1}): give a poses.jsonl that Handmirror wrote.</source>
   <translation>{0} enthält keine Posen ({1}): eine von Handmirror geschriebene poses.jsonl angeben.</translation>
  </message>
  <message>
   <source>{0} contains only one camera: give it without #{1}.</source>
   <translation>{0} enthält nur eine Kamera: ohne #{1} angeben.</translation>
  </message>
  <message>
   <source>{0} contains several cameras, {1}: choose one, as in {2}#{3}.</source>
   <translation>{0} enthält mehrere Kameras, {1}: eine wählen, wie in {2}#{3}.</translation>
  </message>
  <message>
   <source>{0} contains step {1}: restore the folder's original name.</source>
   <translation>{0} enthält Schritt {1}: dem Ordner seinen ursprünglichen Namen zurückgeben.</translation>
  </message>
  <message>
   <source>{0} contains values of the type {1}</source>
   <translation>{0} enthält Werte vom Typ {1}</translation>
  </message>
  <message>
   <source>{0} contains values that are not finite</source>
   <translation>{0} enthält Werte, die nicht endlich sind</translation>
  </message>
  <message>
   <source>{0} contains values that are not finite numbers of at most {1}</source>
   <translation>{0} enthält Werte, die keine endlichen Zahlen bis {1} sind</translation>
  </message>
  <message>
   <source>{0} delivers no frames in {1}: it runs in {2}.</source>
   <translation>{0} liefert keine Frames mit {1}: läuft mit {2}.</translation>
  </message>
  <message>
   <source>{0} delivers no frames: close the other program that uses it, or allow access to the camera{1}.</source>
   <translation>{0} liefert keine Frames: das andere Programm schließen, das sie benutzt, oder den Zugriff auf die Kamera erlauben{1}.</translation>
  </message>
  <message>
   <source>{0} delivers no more frames: plug it in again, or close the other program that uses it.</source>
   <translation>{0} liefert keine Frames mehr: wieder anschließen oder das andere Programm schließen, das sie benutzt.</translation>
  </message>
  <message>
   <source>{0} does not contain a K of 3 x 3 numbers or fx, fy, cx, cy: {1}.</source>
   <translation>{0} enthält weder ein K aus 3 x 3 Zahlen noch fx, fy, cx, cy: {1}.</translation>
  </message>
  <message>
   <source>{0} does not contain its backbone's weights: export it again</source>
   <translation>{0} enthält die Gewichte seines Backbones nicht: erneut exportieren</translation>
  </message>
  <message>
   <source>{0} does not exist: give the folder robots/hands of a copy of dex-urdf ({1}).</source>
   <translation>{0} existiert nicht: den Ordner robots/hands einer Kopie von dex-urdf ({1}) angeben.</translation>
  </message>
  <message>
   <source>{0} does not offer the format {1}: it offers {2}.</source>
   <translation>{0} bietet das Format {1} nicht an: möglich ist {2}.</translation>
  </message>
  <message>
   <source>{0} does not offer {1}x{2} at {3} fps: it offers {4} fps.</source>
   <translation>{0} bietet {1}x{2} nicht mit {3} fps an: möglich sind {4} fps.</translation>
  </message>
  <message>
   <source>{0} does not offer {1}x{2}: it offers {3}.</source>
   <translation>{0} bietet {1}x{2} nicht an: möglich ist {3}.</translation>
  </message>
  <message>
   <source>{0} does not see the board clearly: show it larger, flat and well lit.</source>
   <translation>{0} sieht die Tafel nicht deutlich: sie größer, flach und gut beleuchtet zeigen.</translation>
  </message>
  <message>
   <source>{0} does not see the hand at the same time as the other cameras for {1} frames: show it to all cameras at once, and give videos that overlap in time.</source>
   <translation>{0} sieht die Hand nicht für {1} Frames gleichzeitig mit den anderen Kameras: sie allen Kameras zugleich zeigen und Videos angeben, die sich zeitlich überlappen.</translation>
  </message>
  <message>
   <source>{0} does not state the sensor size: export it again.</source>
   <translation>{0} nennt die Sensorgröße nicht: erneut exportieren.</translation>
  </message>
  <message>
   <source>{0} files of this session</source>
   <translation>{0} Dateien dieser Sitzung</translation>
  </message>
  <message>
   <source>{0} fps is not a valid frame rate: give one above 0 and up to 1000.</source>
   <translation>{0} fps ist keine gültige Bildrate: eine über 0 und bis 1000 angeben.</translation>
  </message>
  <message>
   <source>{0} frames for a network of windows of {1}</source>
   <translation>{0} Frames für ein Netz mit Fenstern von {1}</translation>
  </message>
  <message>
   <source>{0} has a K with skew or a last row other than 0 0 1: give [[fx,0,cx],[0,fy,cy],[0,0,1]].</source>
   <translation>{0} hat ein K mit Scherung oder einer letzten Zeile, die nicht 0 0 1 ist: [[fx,0,cx],[0,fy,cy],[0,0,1]] angeben.</translation>
  </message>
  <message>
   <source>{0} has a joint without limits: add lower and upper to each joint that moves.</source>
   <translation>{0} hat ein Gelenk ohne Grenzen: jedem beweglichen Gelenk lower und upper hinzufügen.</translation>
  </message>
  <message>
   <source>{0} has a model with {1}: {2}.</source>
   <translation>{0} hat ein fehlerhaftes Modell ({1}): {2}.</translation>
  </message>
  <message>
   <source>{0} has a shifted centre of distortion, which is not supported: calibrate again.</source>
   <translation>{0} hat ein verschobenes Zentrum der Verzeichnung, was nicht unterstützt wird: neu kalibrieren.</translation>
  </message>
  <message>
   <source>{0} has a truncated COLMAP line: export it again.</source>
   <translation>{0} hat eine abgeschnittene COLMAP-Zeile: erneut exportieren.</translation>
  </message>
  <message>
   <source>{0} has an implausible lens distortion: calibrate the camera again.</source>
   <translation>{0} hat eine unplausible Verzeichnung: die Kamera neu kalibrieren.</translation>
  </message>
  <message>
   <source>{0} has an implausible value</source>
   <translation>{0} hat einen unplausiblen Wert</translation>
  </message>
  <message>
   <source>{0} has an invalid picture size: give width and height in pixels.</source>
   <translation>{0} hat eine ungültige Bildgröße: Breite und Höhe in Pixeln angeben.</translation>
  </message>
  <message>
   <source>{0} has an invalid rotation: its rows must be perpendicular and of length 1.</source>
   <translation>{0} hat eine ungültige Rotation: Ihre Zeilen müssen senkrecht aufeinander stehen und die Länge 1 haben.</translation>
  </message>
  <message>
   <source>{0} has an unresolved {1}={2}: {3}.</source>
   <translation>{0} enthält {1}={2} mit einem nicht aufgelösten Verweis: {3}.</translation>
  </message>
  <message>
   <source>{0} has another format version than {1}: update Handmirror.</source>
   <translation>{0} hat eine andere Formatversion als {1}: Handmirror aktualisieren.</translation>
  </message>
  <message>
   <source>{0} has cameras {1} m apart: give the translations in metres.</source>
   <translation>{0} hat Kameras in {1} m Abstand: die Verschiebungen in Metern angeben.</translation>
  </message>
  <message>
   <source>{0} has ended.</source>
   <translation>{0} ist zu Ende.</translation>
  </message>
  <message>
   <source>{0} has focal lengths of {1} and {2}, too small for pixels: give them in pixels, not in millimetres or fractions of the picture.</source>
   <translation>{0} hat Brennweiten von {1} und {2}, zu klein für Pixel: in Pixeln angeben, nicht in Millimetern oder Bruchteilen des Bildes.</translation>
  </message>
  <message>
   <source>{0} has format {1}, but this version of Handmirror reads {2}: create the shards again.</source>
   <translation>{0} hat das Format {1}, diese Version von Handmirror liest jedoch {2}: die Shards neu erstellen.</translation>
  </message>
  <message>
   <source>{0} has fx, fy {1}, {2} and cx, cy {3}, {4}: give positive focal lengths and the principal point in pixels.</source>
   <translation>{0} hat fx, fy {1}, {2} und cx, cy {3}, {4}: positive Brennweiten und den Hauptpunkt in Pixeln angeben.</translation>
  </message>
  <message>
   <source>{0} has lens distortion that is not a list of finite numbers: correct it.</source>
   <translation>{0} hat eine Verzeichnung, die keine Liste endlicher Zahlen ist: berichtigen.</translation>
  </message>
  <message>
   <source>{0} has lens distortion that is not a list of numbers: correct it.</source>
   <translation>{0} hat eine Verzeichnung, die keine Liste von Zahlen ist: berichtigen.</translation>
  </message>
  <message>
   <source>{0} has lens distortion under an unknown name, "{1}": call it "distortion_coefficients".</source>
   <translation>{0} hat eine Verzeichnung unter dem unbekannten Namen „{1}“: „distortion_coefficients“ nennen.</translation>
  </message>
  <message>
   <source>{0} has more than {1} MB: {2}.</source>
   <translation>{0} hat mehr als {1} MB: {2}.</translation>
  </message>
  <message>
   <source>{0} has no T_cn_cnm1 of 4 x 4 numbers: {1}.</source>
   <translation>{0} hat kein T_cn_cnm1 aus 4 x 4 Zahlen: {1}.</translation>
  </message>
  <message>
   <source>{0} has no camera with a rotation and a translation: {1}.</source>
   <translation>{0} hat keine Kamera mit Rotation und Verschiebung: {1}.</translation>
  </message>
  <message>
   <source>{0} has no cameras: {1}.</source>
   <translation>{0} hat keine Kameras: {1}.</translation>
  </message>
  <message>
   <source>{0} has no checkpoint yet: let the training reach its first one (train.save_every).</source>
   <translation>{0} hat noch keinen Checkpoint: das Training bis zum ersten laufen lassen (train.save_every).</translation>
  </message>
  <message>
   <source>{0} has no joint that moves, so no fingers: give the URDF of a robot hand.</source>
   <translation>{0} hat kein bewegliches Gelenk, also keine Finger: die URDF-Datei einer Roboterhand angeben.</translation>
  </message>
  <message>
   <source>{0} has no link {1}, which the configuration names: give the URDF of that hand.</source>
   <translation>{0} hat kein Glied {1}, das die Konfiguration nennt: die URDF-Datei dieser Hand angeben.</translation>
  </message>
  <message>
   <source>{0} has no list of at most {1} gestures: {2}.</source>
   <translation>{0} hat keine Liste mit höchstens {1} Gesten: {2}.</translation>
  </message>
  <message>
   <source>{0} has no offset_ns in whole nanoseconds: correct it, or remove the entry.</source>
   <translation>{0} hat kein offset_ns in ganzen Nanosekunden: berichtigen oder den Eintrag entfernen.</translation>
  </message>
  <message>
   <source>{0} has no pictures to train on: give the video that was tracked.</source>
   <translation>{0} hat keine Bilder zum Trainieren: das ausgewertete Video angeben.</translation>
  </message>
  <message>
   <source>{0} has no readable frame: only the poses can be used.</source>
   <translation>{0} hat keinen lesbaren Frame: Nur die Posen sind verwendbar.</translation>
  </message>
  <message>
   <source>{0} has no rotation of 3 x 3 and translation of 3 numbers: {1}.</source>
   <translation>{0} hat keine Rotation aus 3 x 3 und Verschiebung aus 3 Zahlen: {1}.</translation>
  </message>
  <message>
   <source>{0} has no scores ({1}): give the JSON that training.evaluate wrote.</source>
   <translation>{0} enthält keine Ergebnisse ({1}): die JSON-Datei angeben, die training.evaluate geschrieben hat.</translation>
  </message>
  <message>
   <source>{0} has no shards: give a folder of shards, a .tar file or an address.</source>
   <translation>{0} enthält keine Shards: einen Ordner mit Shards, eine .tar-Datei oder eine Adresse angeben.</translation>
  </message>
  <message>
   <source>{0} has no {1} hand: give the other configuration.</source>
   <translation>{0} hat keine {1} Hand: die andere Konfiguration angeben.</translation>
  </message>
  <message>
   <source>{0} has no {1}: give the folder of a training run, like runs/NAME.</source>
   <translation>{0} enthält keine {1}: den Ordner eines Trainingslaufs angeben, etwa runs/NAME.</translation>
  </message>
  <message>
   <source>{0} has no {1}: render the shards with --depth --masks.</source>
   <translation>{0} hat kein {1}: die Shards mit --depth --masks rendern.</translation>
  </message>
  <message>
   <source>{0} has the camera model "{1}", which is not supported: undistort the pictures with COLMAP.</source>
   <translation>{0} hat das Kameramodell „{1}“, das nicht unterstützt wird: die Bilder mit COLMAP entzerren.</translation>
  </message>
  <message>
   <source>{0} has the invalid shape {1}</source>
   <translation>{0} hat die ungültige Form {1}</translation>
  </message>
  <message>
   <source>{0} has the lens distortion of a tilted sensor, which is not supported: calibrate without it.</source>
   <translation>{0} hat die Verzeichnung eines geneigten Sensors, was nicht unterstützt wird: ohne diese kalibrieren.</translation>
  </message>
  <message>
   <source>{0} has the lens model "{1}", which is not supported: calibrate with the model of OpenCV, or track pictures that are undistorted already.</source>
   <translation>{0} hat das Objektivmodell „{1}“, das nicht unterstützt wird: mit dem Modell von OpenCV kalibrieren oder bereits entzerrte Bilder auswerten.</translation>
  </message>
  <message>
   <source>{0} has the shape {1}, but its config requires {2}</source>
   <translation>{0} hat die Form {1}, aber seine Konfiguration verlangt {2}</translation>
  </message>
  <message>
   <source>{0} has the shape {1}, expected {2}</source>
   <translation>{0} hat die Form {1}, erwartet wird {2}</translation>
  </message>
  <message>
   <source>{0} has the shape {1}, not {2}</source>
   <translation>{0} hat die Form {1} statt {2}</translation>
  </message>
  <message>
   <source>{0} has {1} cameras: give 2 to {2}.</source>
   <translation>{0} hat {1} Kameras: 2 bis {2} angeben.</translation>
  </message>
  <message>
   <source>{0} has {1} distortion coefficients, which the {2} model does not have: give k1, k2, p1, p2, k3 as OpenCV does, or name the model.</source>
   <translation>{0} hat {1} Verzeichnungskoeffizienten, die es im Modell {2} nicht gibt: k1, k2, p1, p2, k3 wie OpenCV angeben oder das Modell nennen.</translation>
  </message>
  <message>
   <source>{0} in it is not a plain file</source>
   <translation>{0} darin ist keine gewöhnliche Datei</translation>
  </message>
  <message>
   <source>{0} in the config calls {1}: only references and oc.env are allowed.</source>
   <translation>{0} in der Konfiguration ruft {1} auf: Erlaubt sind nur Verweise und oc.env.</translation>
  </message>
  <message>
   <source>{0} in the config has a nested reference: use a single one.</source>
   <translation>{0} in der Konfiguration hat einen verschachtelten Verweis: einen einfachen verwenden.</translation>
  </message>
  <message>
   <source>{0} in the config refers to itself: give it a value.</source>
   <translation>{0} in der Konfiguration verweist auf sich selbst: einen Wert angeben.</translation>
  </message>
  <message>
   <source>{0} is a device or pipe, not a file: give the name of a file.</source>
   <translation>{0} ist ein Gerät oder eine Pipe, keine Datei: den Namen einer Datei angeben.</translation>
  </message>
  <message>
   <source>{0} is a file of the session itself: give the export another name.</source>
   <translation>{0} ist eine Datei der Sitzung selbst: einen anderen Namen für den Export angeben.</translation>
  </message>
  <message>
   <source>{0} is a link to another file: delete the link or choose another folder.</source>
   <translation>{0} ist ein Link auf eine andere Datei: den Link löschen oder einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>{0} is being trained by another process: stop that, or set general.name.</source>
   <translation>{0} wird von einem anderen Prozess trainiert: diesen beenden oder general.name setzen.</translation>
  </message>
  <message>
   <source>{0} is damaged</source>
   <translation>{0} ist beschädigt</translation>
  </message>
  <message>
   <source>{0} is damaged ({1}): copy the session again.</source>
   <translation>{0} ist beschädigt ({1}): Sitzung erneut kopieren.</translation>
  </message>
  <message>
   <source>{0} is damaged or not a video ({1}): copy the session again.</source>
   <translation>{0} ist beschädigt oder kein Video ({1}): Sitzung erneut kopieren.</translation>
  </message>
  <message>
   <source>{0} is damaged: remove the folder {1} to resume from an older one.</source>
   <translation>{0} ist beschädigt: den Ordner {1} entfernen, um mit einem älteren Stand fortzusetzen.</translation>
  </message>
  <message>
   <source>{0} is for pictures of {1} x {2} pixels, but this one is {3} x {4}</source>
   <translation>{0} gilt für Bilder mit {1} x {2} Pixeln, aber dieses hat {3} x {4}</translation>
  </message>
  <message>
   <source>{0} is given more than once: give a source of each camera.</source>
   <translation>{0} ist mehrfach angegeben: eine Quelle je Kamera angeben.</translation>
  </message>
  <message>
   <source>{0} is missing</source>
   <translation>{0} fehlt</translation>
  </message>
  <message>
   <source>{0} is missing, of another shape or not finite</source>
   <translation>{0} fehlt, hat eine andere Form oder ist nicht endlich</translation>
  </message>
  <message>
   <source>{0} is neither a file nor a folder: give a camera by its number, such as 0.</source>
   <translation>{0} ist weder eine Datei noch ein Ordner: eine Kamera mit ihrer Nummer angeben, zum Beispiel 0.</translation>
  </message>
  <message>
   <source>{0} is neither true nor false</source>
   <translation>{0} ist weder true noch false</translation>
  </message>
  <message>
   <source>{0} is nested too deeply: {1}.</source>
   <translation>{0} ist zu tief verschachtelt: {1}.</translation>
  </message>
  <message>
   <source>{0} is not a Handmirror session file: give the folder of a session.</source>
   <translation>{0} ist keine Sitzungsdatei von Handmirror: den Ordner einer Sitzung angeben.</translation>
  </message>
  <message>
   <source>{0} is not a JSON object</source>
   <translation>{0} ist kein JSON-Objekt</translation>
  </message>
  <message>
   <source>{0} is not a URDF: its root element is {1}, not robot.</source>
   <translation>{0} ist keine URDF-Datei: das Wurzelelement ist {1}, nicht robot.</translation>
  </message>
  <message>
   <source>{0} is not a configuration of dex-retargeting: retargeting with urdf_path is missing.</source>
   <translation>{0} ist keine Konfiguration von dex-retargeting: retargeting mit urdf_path fehlt.</translation>
  </message>
  <message>
   <source>{0} is not a gesture file of Handmirror: {1}.</source>
   <translation>{0} ist keine Gestendatei von Handmirror: {1}.</translation>
  </message>
  <message>
   <source>{0} is not a known robot hand: choose {1}, or a file .yml.</source>
   <translation>{0} ist keine bekannte Roboterhand: {1} oder eine .yml-Datei wählen.</translation>
  </message>
  <message>
   <source>{0} is not a list of people: restore the file, or delete it and measure again.</source>
   <translation>{0} ist keine Liste von Personen: die Datei wiederherstellen, oder löschen und neu messen.</translation>
  </message>
  <message>
   <source>{0} is not a list of two numbers</source>
   <translation>{0} ist keine Liste aus zwei Zahlen</translation>
  </message>
  <message>
   <source>{0} is not a lower and a higher angle between -180 and 180 degrees</source>
   <translation>{0} ist kein kleinerer und größerer Winkel zwischen -180 und 180 Grad</translation>
  </message>
  <message>
   <source>{0} is not a name of 1 to {1} characters</source>
   <translation>{0} ist kein Name mit 1 bis {1} Zeichen</translation>
  </message>
  <message>
   <source>{0} is not a number</source>
   <translation>{0} ist keine Zahl</translation>
  </message>
  <message>
   <source>{0} is not a picture: give several pictures, or a single video.</source>
   <translation>{0} ist kein Bild: mehrere Bilder oder ein einzelnes Video angeben.</translation>
  </message>
  <message>
   <source>{0} is not a training config: write it like those in training/configs.</source>
   <translation>{0} ist keine Trainingskonfiguration: sie wie die in training/configs schreiben.</translation>
  </message>
  <message>
   <source>{0} is not a training setting: python -m handmirror.training.train --help lists them all.</source>
   <translation>{0} ist keine Einstellung des Trainings: python -m handmirror.training.train --help zeigt alle.</translation>
  </message>
  <message>
   <source>{0} is not a valid poses.jsonl (too many empty lines): give another file.</source>
   <translation>{0} ist keine gültige poses.jsonl (zu viele leere Zeilen): eine andere Datei angeben.</translation>
  </message>
  <message>
   <source>{0} is not a valid poses.jsonl ({1}): correct that line or remove it.</source>
   <translation>{0} ist keine gültige poses.jsonl ({1}): diese Zeile berichtigen oder entfernen.</translation>
  </message>
  <message>
   <source>{0} is not a valid training clip ({1}): create the shards again.</source>
   <translation>{0} ist kein gültiger Trainingsclip ({1}): die Shards neu erstellen.</translation>
  </message>
  <message>
   <source>{0} is not a whole number of 0 or more</source>
   <translation>{0} ist keine ganze Zahl ab 0</translation>
  </message>
  <message>
   <source>{0} is not a width and height</source>
   <translation>{0} ist keine Breite und Höhe</translation>
  </message>
  <message>
   <source>{0} is not an IP address: it has four numbers from 0 to 255, such as 192.168.1.20.</source>
   <translation>{0} ist keine IP-Adresse: Sie besteht aus vier Zahlen von 0 bis 255, zum Beispiel 192.168.1.20.</translation>
  </message>
  <message>
   <source>{0} is not as long as its shape says</source>
   <translation>{0} ist nicht so lang, wie seine Form angibt</translation>
  </message>
  <message>
   <source>{0} is not available for this system: use Linux or macOS with Python 3.10 to 3.12 for robot hands.</source>
   <translation>{0} ist für dieses System nicht verfügbar: für Roboterhände Linux oder macOS mit Python 3.10 bis 3.12 verwenden.</translation>
  </message>
  <message>
   <source>{0} is not expected</source>
   <translation>{0} wird nicht erwartet</translation>
  </message>
  <message>
   <source>{0} is not plain YAML</source>
   <translation>{0} ist kein einfaches YAML</translation>
  </message>
  <message>
   <source>{0} is not text</source>
   <translation>{0} ist kein Text</translation>
  </message>
  <message>
   <source>{0} is not the config of a training run: {1}.</source>
   <translation>{0} ist nicht die Konfiguration eines Trainingslaufs: {1}.</translation>
  </message>
  <message>
   <source>{0} is not the name of a computer: use letters, digits, hyphens and dots.</source>
   <translation>{0} ist kein Name eines Computers: Buchstaben, Ziffern, Bindestriche und Punkte verwenden.</translation>
  </message>
  <message>
   <source>{0} is not the video of a session: copy the session again.</source>
   <translation>{0} ist nicht das Video einer Sitzung: Sitzung erneut kopieren.</translation>
  </message>
  <message>
   <source>{0} is not valid</source>
   <translation>{0} ist nicht gültig</translation>
  </message>
  <message>
   <source>{0} is not valid JSON ({1}): {2}.</source>
   <translation>{0} ist kein gültiges JSON ({1}): {2}.</translation>
  </message>
  <message>
   <source>{0} is not {1} finite numbers</source>
   <translation>{0} besteht nicht aus {1} endlichen Zahlen</translation>
  </message>
  <message>
   <source>{0} is too large</source>
   <translation>{0} ist zu groß</translation>
  </message>
  <message>
   <source>{0} is too large, {1}</source>
   <translation>{0} ist zu groß, {1}</translation>
  </message>
  <message>
   <source>{0} is {1} x {2} pixels: give one with sides between {3} and {4} pixels and at most {5} million pixels in all.</source>
   <translation>{0} hat {1} x {2} Pixel: eines mit Seiten zwischen {3} und {4} Pixeln und insgesamt höchstens {5} Millionen Pixeln angeben.</translation>
  </message>
  <message>
   <source>{0} lacks the 14 numbers of an Azure Kinect: export it again.</source>
   <translation>{0} enthält nicht die 14 Zahlen einer Azure Kinect: erneut exportieren.</translation>
  </message>
  <message>
   <source>{0} lost: the recording could not keep up.</source>
   <translation>{0} verloren: Die Aufnahme kam nicht mit.</translation>
  </message>
  <message>
   <source>{0} must end in .safetensors: choose another name.</source>
   <translation>{0} muss auf .safetensors enden: einen anderen Namen wählen.</translation>
  </message>
  <message>
   <source>{0} of the session {1} could not be read.</source>
   <translation>Nicht lesbar in der Sitzung {1}: {0}.</translation>
  </message>
  <message>
   <source>{0} of the video cannot be used: {1} has no timestamps for them.</source>
   <translation>{0} des Videos nicht verwendbar: In {1} fehlen die Zeitstempel dafür.</translation>
  </message>
  <message>
   <source>{0} of {1} cannot be used.</source>
   <translation>Nicht verwendbar in {1}: {0}.</translation>
  </message>
  <message>
   <source>{0} of {1} could not be read ({2}).</source>
   <translation>Nicht lesbar in {1}: {0} ({2}).</translation>
  </message>
  <message>
   <source>{0} of {1} has {2} x {3} pixels, more than {4} a side: create the shards again.</source>
   <translation>{0} von {1} hat {2} × {3} Pixel, mehr als {4} je Seite: die Shards neu erstellen.</translation>
  </message>
  <message>
   <source>{0} of {1} pictures could not be read and were skipped ({2}): copy them again, or save them as JPEG or PNG.</source>
   <translation>{0} von {1} Bildern waren nicht lesbar und wurden übersprungen ({2}): erneut kopieren oder als JPEG oder PNG speichern.</translation>
  </message>
  <message>
   <source>{0} of {1} were left out: their frame number or time repeats an earlier one.</source>
   <translation>Weggelassen in {1}: {0}, deren Framenummer oder Zeit schon vorkam.</translation>
  </message>
  <message>
   <source>{0} or null</source>
   <translation>{0} oder null</translation>
  </message>
  <message>
   <source>{0} refused {1} for its {2} ({3}): choose another value.</source>
   <translation>{0} hat {1} für {2} abgelehnt ({3}): einen anderen Wert wählen.</translation>
  </message>
  <message>
   <source>{0} refused {1}x{2}: it runs in {3}.</source>
   <translation>{0} hat {1}x{2} abgelehnt: läuft mit {3}.</translation>
  </message>
  <message>
   <source>{0} shards are too few for {1} processes with {2} workers each: make more and smaller shards, use fewer workers or split by window.</source>
   <translation>{0} Shards sind zu wenige für {1} Prozesse mit je {2} Workern: mehr und kleinere Shards erstellen, weniger Worker verwenden oder nach Fenstern aufteilen.</translation>
  </message>
  <message>
   <source>{0} shows no {1} board of {2} x {3} squares: check its kind and its squares, and show it to all cameras at once.</source>
   <translation>{0} zeigt keine {1}-Tafel aus {2} x {3} Feldern: Art und Felder prüfen und sie allen Kameras zugleich zeigen.</translation>
  </message>
  <message>
   <source>{0} spans {1} frames at {2} fps: export it with a lower frame rate.</source>
   <translation>{0} umfasst {1} Frames bei {2} fps: mit einer niedrigeren Bildrate exportieren.</translation>
  </message>
  <message>
   <source>{0} stands for more than {1} shards: give fewer.</source>
   <translation>{0} steht für mehr als {1} Shards: weniger angeben.</translation>
  </message>
  <message>
   <source>{0} takes {1} GB of memory to decode ({2} pictures of {3} x {4} pixels at a time): {5}.</source>
   <translation>{0} benötigt {1} GB Arbeitsspeicher zum Dekodieren ({2} Bilder mit {3} x {4} Pixeln gleichzeitig): {5}.</translation>
  </message>
  <message>
   <source>{0} tensors of weights that do not learn here</source>
   <translation>{0} Tensoren von Gewichten, die hier nicht trainiert werden</translation>
  </message>
  <message>
   <source>{0} uses an unsupported compression</source>
   <translation>{0} verwendet eine nicht unterstützte Kompression</translation>
  </message>
  <message>
   <source>{0} with a {1} backbone</source>
   <translation>{0} mit dem Backbone {1}</translation>
  </message>
  <message>
   <source>{0} with {1} only in the {2}: not compared.</source>
   <translation>{0} mit {1} nur in der einen Auswertung ({2}): nicht verglichen.</translation>
  </message>
  <message>
   <source>{0} without keys</source>
   <translation>{0} ohne Schlüssel</translation>
  </message>
  <message>
   <source>{0} would be overwritten by the annotated output: choose another folder (--out).</source>
   <translation>{0} würde von der Ausgabe mit Overlay überschrieben: einen anderen Ordner wählen (--out).</translation>
  </message>
  <message>
   <source>{0} {1} x {2}, squares of {3} mm. Glue it to something flat.</source>
   <translation>{0} {1} x {2}, Quadrate von {3} mm. Auf etwas Flaches kleben.</translation>
  </message>
  <message>
   <source>{0}, a different aspect ratio: calibrate at this one, or track pictures with the calibrated one.</source>
   <translation>{0}, ein anderes Seitenverhältnis: mit diesem kalibrieren oder Bilder mit dem kalibrierten auswerten.</translation>
  </message>
  <message>
   <source>{0}, rotated by 90 degrees: calibrate with pictures that are rotated like this one.</source>
   <translation>{0}, um 90 Grad gedreht: mit Bildern kalibrieren, die wie dieses gedreht sind.</translation>
  </message>
  <message>
   <source>{0}.onnx gives different results than the network: do not use it.</source>
   <translation>{0}.onnx liefert andere Ergebnisse als das Netz: nicht verwenden.</translation>
  </message>
  <message>
   <source>{0}.{1} is not allowed in it</source>
   <translation>{0}.{1} ist darin nicht erlaubt</translation>
  </message>
  <message>
   <source>{0}: free some space before recording.</source>
   <translation>{0}: vor der Aufnahme Platz schaffen.</translation>
  </message>
  <message>
   <source>{0}: {1} contains NaN or infinity</source>
   <translation>{0}: {1} enthält NaN oder unendliche Werte</translation>
  </message>
  <message>
   <source>{0}: {1} is not a number: {2}.</source>
   <translation>{0}: {1} ist keine Zahl: {2}.</translation>
  </message>
  <message>
   <source>{0}: {1} is {2}, the schema says {3}</source>
   <translation>{0}: {1} ist {2}, das Schema verlangt {3}</translation>
  </message>
  <message>
   <source>{0}: {1}: correct or remove it.</source>
   <translation>{0}: {1}: berichtigen oder entfernen.</translation>
  </message>
  <message>
   <source>{0}; trying again every second.</source>
   <translation>{0}; neuer Versuch jede Sekunde.</translation>
  </message>
  <message>
   <source>{0}first frame.</source>
   <translation>{0}erster Frame.</translation>
  </message>
  <message>
   <source>{0}{1}: --help lists the options.</source>
   <translation>{0}{1}: --help zeigt die Optionen.</translation>
  </message>
 </context>
</TS>
